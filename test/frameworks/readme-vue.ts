// The example for Vue in README.md, as it stands there.
import { createApp } from 'vue';
import PhotoForm from 'readme:vue';
import { sent } from './readme-sent.js';

createApp(PhotoForm, { onSend: sent }).mount('main');
