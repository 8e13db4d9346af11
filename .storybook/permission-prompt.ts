import type { PromptAnswer, PromptRequest } from '../src/virtual/index.js';

const CLASS = 'permission-prompt';
const WORDS: Record<string, string> = { camera: 'camera', microphone: 'microphone' };

const template = `
  <style>
    .${CLASS} {
      position: fixed;
      inset: 0.5rem auto auto 0.5rem;
      z-index: 10;
      max-inline-size: 20rem;
      margin: 0;
      padding: 1rem;
      border: 1px solid light-dark(#c4c7cf, #5b5e66);
      border-radius: 0.75rem;
      background: Canvas;
      color: CanvasText;
      box-shadow: 0 0.5rem 1.5rem #0005;
      font: 0.875rem/1.5 system-ui, sans-serif;
    }
    .${CLASS} :is(p, form) {
      margin: 0;
    }
    .${CLASS} form {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      margin-block-start: 0.75rem;
    }
    .${CLASS} button {
      padding: 0.25rem 0.75rem;
      font: inherit;
    }
  </style>
  <p><strong></strong> (a virtual prompt)</p>
  <form method="dialog">
    <button value="accept">Allow</button>
    <button value="deny">Block</button>
    <button value="dismiss">Not now</button>
  </form>`;

/** Draws a prompt like a browser's, in the corner of the page, and waits for a person's answer. */
export function askInPage({ names }: PromptRequest): Promise<PromptAnswer> {
  const dialog = Object.assign(document.createElement('dialog'), {
    className: CLASS,
    lang: 'en',
    dir: 'ltr',
  });
  dialog.innerHTML = template;
  const things = names.map((name) => WORDS[name] ?? name).join(' and ');
  const question = dialog.querySelector('strong')!;
  question.textContent = `This page wants to use your ${things}`;
  dialog.setAttribute('aria-label', question.textContent);
  document.body.append(dialog);
  dialog.show();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve((dialog.returnValue || 'dismiss') as PromptAnswer);
    });
  });
}

/** Takes prompts away that nobody answered. */
export function closePrompts(): void {
  for (const dialog of document.querySelectorAll(`.${CLASS}`)) dialog.remove();
}
