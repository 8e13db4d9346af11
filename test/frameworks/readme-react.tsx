// The example for React in README.md, as it stands there.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { PhotoForm } from 'readme:jsx';
import { sent } from './readme-sent.js';

createRoot(document.querySelector('main')!).render(
  <StrictMode>
    <PhotoForm onSend={sent} />
  </StrictMode>,
);
