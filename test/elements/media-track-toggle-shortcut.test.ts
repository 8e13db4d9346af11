import { expect } from '@open-wc/testing';
import type { CaptureSession } from '../../src/core/capture-session.js';
import '../../src/define/media-capture-session.js';
import { textOf, untilState, warningsOf } from '../support/elements.js';
import { english as en } from '../support/english.js';
import { useHandMadeSession } from '../support/hand-made-session.js';
import { buttonOf, createToggle } from '../support/track-toggle.js';
import { waitFor } from '../support/wait.js';

let session: CaptureSession;

const typed = (key: string, init: KeyboardEventInit = {}): KeyboardEvent =>
  new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init });

describe('<media-track-toggle> with a shortcut', () => {
  useHandMadeSession((_, made) => (session = made));

  it('is pressed by keys with a modifier, wherever the focus is, and says what they did', async () => {
    await session.start({ video: true, audio: true });
    const element = await createToggle(session, 'audio', { shortcut: 'Control+D Meta+D' });
    expect(buttonOf(element).getAttribute('aria-keyshortcuts')).to.equal('Control+D Meta+D');
    for (const init of [{}, { ctrlKey: true, shiftKey: true }, { ctrlKey: true, repeat: true }]) {
      document.dispatchEvent(typed('d', init));
      expect(element.pressed).to.equal(true);
    }
    const event = typed('d', { ctrlKey: true });
    document.dispatchEvent(event);
    expect(event.defaultPrevented).to.equal(true);
    await untilState(element, 'off');
    await waitFor(() => textOf(element).includes(en.turned('audio', false)));
    document.dispatchEvent(typed('D', { metaKey: true }));
    await untilState(element, 'on');
  });

  it('does nothing where nobody sees it', async () => {
    await session.start({ video: true, audio: true });
    const element = await createToggle(session, 'audio', { shortcut: 'Control+D' });
    await element.toggle();
    await untilState(element, 'off');
    element.parentElement!.style.display = 'none';
    document.dispatchEvent(typed('d', { ctrlKey: true }));
    element.parentElement!.style.display = '';
    await element.updateComplete;
    expect(element.status).to.equal('off');
    document.dispatchEvent(typed('d', { ctrlKey: true }));
    await untilState(element, 'on');
  });

  it('says no more what is not so any more', async () => {
    await session.start({ video: true, audio: true });
    const element = await createToggle(session, 'audio', { shortcut: 'Control+D' });
    document.dispatchEvent(typed('d', { ctrlKey: true }));
    await waitFor(() => textOf(element).includes(en.turned('audio', false)));
    await session.turnOn('audio');
    await untilState(element, 'on');
    await waitFor(() => !textOf(element).includes(en.turned('audio', false)));
  });

  it('passes over events that tell no key, as browsers fire where they fill in a form', async () => {
    await session.start();
    const element = await createToggle(session, 'video', { shortcut: 'Control+D' });
    const errors: unknown[] = [];
    const { onerror } = window;
    window.onerror = (message) => errors.push(message) > 0;
    document.dispatchEvent(new Event('keydown'));
    window.onerror = onerror;
    expect(errors).to.deep.equal([]);
    expect(element.pressed).to.equal(true);
  });

  it('finds a letter by its place, where Alt makes another character of it', async () => {
    await session.start();
    const element = await createToggle(session, 'video', { shortcut: 'Alt+V' });
    document.dispatchEvent(typed('√', { altKey: true, code: 'KeyV' }));
    await untilState(element, 'off');
  });

  it('is pressed by a key alone only while it has the focus', async () => {
    await session.start();
    const element = await createToggle(session, 'video', { shortcut: 'c' });
    document.dispatchEvent(typed('c'));
    expect(element.pressed).to.equal(true);
    element.focus();
    buttonOf(element).dispatchEvent(typed('c'));
    await untilState(element, 'off');
    expect(textOf(element)).to.not.include(en.turned('video', false));
  });

  it('hears no keys that others have used, while it is disabled, or once it has left', async () => {
    await session.start();
    const element = await createToggle(session, 'video', { shortcut: 'Control++' });
    const used = typed('+', { ctrlKey: true });
    used.preventDefault();
    document.dispatchEvent(used);
    element.disabled = true;
    document.dispatchEvent(typed('+', { ctrlKey: true }));
    element.disabled = false;
    const parent = element.parentElement!;
    element.remove();
    document.dispatchEvent(typed('+', { ctrlKey: true }));
    parent.append(element);
    await untilState(element, 'on');
    document.dispatchEvent(typed('+', { ctrlKey: true }));
    await untilState(element, 'off');
  });

  it('leaves out what is no shortcut, and a developer hears of it', async () => {
    await session.start();
    const element = await createToggle(session, 'video', { shortcut: 'Strg+D' });
    const warnings = await warningsOf(() => document.dispatchEvent(typed('d', { ctrlKey: true })));
    expect(warnings.join()).to.contain('Strg+D');
    expect(element.pressed).to.equal(true);
  });
});
