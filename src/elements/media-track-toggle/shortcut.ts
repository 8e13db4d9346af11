import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { devWarning } from '../../internal/dev-warning.js';

/** An element that can be pressed by a key. */
export type ShortcutHost = ReactiveControllerHost &
  HTMLElement & {
    /** Keys as in `aria-keyshortcuts`; several are separated by spaces. */
    shortcut: string;
    disabled: boolean;
  };

const MODIFIERS = {
  control: 'ctrlKey',
  alt: 'altKey',
  meta: 'metaKey',
  shift: 'shiftKey',
} as const;

type Modifier = keyof typeof MODIFIERS;

const NAMES = Object.keys(MODIFIERS) as Modifier[];

/**
 * Listens for the keys that press an element. With Control, Alt or Meta they work wherever the focus is; a key alone
 * works on the element only, as people who type or dictate would press it without knowing (WCAG 2.2, 2.1.4).
 */
export class ShortcutController implements ReactiveController {
  #host: ShortcutHost;
  #press: () => void;

  constructor(host: ShortcutHost, press: () => void) {
    this.#host = host;
    this.#press = press;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.ownerDocument.addEventListener('keydown', this.#onKey);
  }

  hostDisconnected(): void {
    this.#host.ownerDocument.removeEventListener('keydown', this.#onKey);
  }

  #onKey = (event: KeyboardEvent): void => {
    const host = this.#host;
    // Browsers also fire it, without a key, where they fill in a form.
    if (!event.key || event.repeat || event.defaultPrevented) return;
    if (!host.shortcut || host.disabled) return;
    // What nobody sees turns no microphone on.
    if (!host.checkVisibility({ visibilityProperty: true })) return;
    if (!host.shortcut.split(' ').some((keys) => this.#isMeant(event, keys))) return;
    event.preventDefault();
    this.#press();
  };

  #isMeant(event: KeyboardEvent, keys: string): boolean {
    // A plus may be the key itself.
    const parts = keys.toLowerCase().split(/\+(?=.)/);
    const key = parts.pop()!;
    if (!parts.every((part) => NAMES.includes(part as Modifier))) {
      devWarning(`shortcut="${keys}" is no key with ${NAMES.join(', ')}: it is left out.`);
      return false;
    }
    const anywhere = parts.some((part) => part !== 'shift');
    if (!anywhere && !event.composedPath().includes(this.#host)) return false;
    return isKey(event, key) && NAMES.every((name) => event[MODIFIERS[name]] === parts.includes(name));
  }
}

/** With Alt some systems type another character: then it is the place of the key that counts. */
function isKey({ key, code, altKey }: KeyboardEvent, wanted: string): boolean {
  return key.toLowerCase() === wanted || (altKey && code.toLowerCase() === `key${wanted}`);
}
