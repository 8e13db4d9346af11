import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Messages } from '../i18n/messages.js';
import { findMessages, followTexts, unfollowTexts, useCatalog } from '../i18n/texts.js';
import { closest } from '../internal/closest.js';
import { lazily } from '../internal/lazily.js';

/** Pages in English need no other language's texts. Where loading fails (offline), English stays for now. */
const loadCatalog = lazily(() =>
  import('../i18n/catalog.js').then((catalog) => useCatalog(catalog.findMessages)),
);

/** Gives an element its texts in the language of the place where it stands, and renders it again when that changes. */
export class LocalizeController implements ReactiveController {
  #host: ReactiveControllerHost & Element;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** The texts, for now in English where their language is still loading. */
  get messages(): Messages {
    const holder = closest(this.#host, '[lang]') ?? document.documentElement;
    const lang = holder.getAttribute('lang') ?? '';
    if (!/^(en\b|$)/i.test(lang)) loadCatalog();
    return findMessages(lang);
  }

  hostConnected(): void {
    followTexts(this.#host);
    // It may have moved to a place with another language.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    unfollowTexts(this.#host);
  }
}
