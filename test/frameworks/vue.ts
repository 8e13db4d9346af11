// A page in Vue 3 with every way in which Vue hands something to an element, and back.
import { createApp, reactive } from 'vue';
import { definedFirst, harness, initialProps } from './harness.js';
import Page from './Page.vue';

const state = reactive({ ...initialProps });
harness.set = (patch) => Object.assign(state, patch);

if (definedFirst) await harness.define();
createApp(Page, { state }).mount('main');
