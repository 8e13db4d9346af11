import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { findMessages, onMessagesChange } from '../i18n/catalog.js';
import type { Messages } from '../i18n/messages.js';
import { closest } from '../internal/closest.js';

/** Gives an element its texts in the language of the place where it stands, and renders it again when that changes. */
export class LocalizeController implements ReactiveController {
  #host: ReactiveControllerHost & Element;
  #unsubscribe?: () => void;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** The texts, for now in English where their language is still loading. */
  get messages(): Messages {
    const holder = closest(this.#host, '[lang]') ?? document.documentElement;
    return findMessages(holder.getAttribute('lang') ?? '');
  }

  hostConnected(): void {
    this.#unsubscribe = onMessagesChange(() => this.#host.requestUpdate());
    // It may have moved to a place with another language.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
  }
}
