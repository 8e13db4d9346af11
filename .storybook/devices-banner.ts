import { addons } from 'storybook/preview-api';
import { DEVICE_CHOICES } from '../stories/support/devices.js';

const ID = 'devices-banner';

const template = `
  <style>
    #${ID} {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: center;
      gap: 0.25rem 1rem;
      padding: 0.5rem 1rem;
      border-block-end: 1px solid light-dark(#e3c46a, #6b5518);
      background: light-dark(#fff6d8, #33290a);
      color: light-dark(#4a3800, #f6e3ac);
      font: 0.875rem/1.5 system-ui, sans-serif;
    }
    .sb-main-padded #${ID} {
      margin: -1rem -1rem 1rem;
    }
    #${ID} p {
      margin: 0;
    }
    #${ID} label {
      display: flex;
      align-items: center;
      gap: 0.5rem;
    }
    #${ID} select {
      min-block-size: 1.75rem;
      font: inherit;
    }
  </style>
  <p><strong>Virtual devices:</strong> this machine has no camera.</p>
  <label>Show <select></select></label>`;

function createBanner(): HTMLElement {
  const banner = Object.assign(document.createElement('aside'), { id: ID, lang: 'en', dir: 'ltr' });
  banner.innerHTML = template;
  banner.setAttribute('aria-label', 'Virtual devices');
  const select = banner.querySelector('select')!;
  select.append(...Object.entries(DEVICE_CHOICES).map(([value, title]) => new Option(title, value)));
  select.value = 'laptop';
  select.addEventListener('change', () =>
    addons.getChannel().emit('updateGlobals', { globals: { devices: select.value } }),
  );
  return banner;
}

/** Says above the page that its devices are virtual, and offers others. */
export function showBanner(): void {
  if (!document.getElementById(ID)) document.body.prepend(createBanner());
}

/** What was chosen needs no explanation. */
export function hideBanner(): void {
  document.getElementById(ID)?.remove();
}
