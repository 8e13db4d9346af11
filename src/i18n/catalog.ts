import { en } from './en.js';
import type { Messages } from './messages.js';

const catalog = new Map<string, Partial<Messages>>([['en', en]]);

/** The other languages of the kit. Each leaves the map when it is asked for, so it is fetched at most once. */
const loaders = new Map<string, () => Promise<Messages>>([]);

/** Ready sets of messages by tag, so that one language is one object until its texts change. */
const merged = new Map<string, Messages>();
const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

const notify = (): void => listeners.forEach((listener) => listener());

function store(lang: string, messages: Partial<Messages>): void {
  catalog.set(lang, { ...messages, lang });
  merged.clear();
  notify();
}

function load(lang: string): void {
  const loader = loaders.get(lang);
  loaders.delete(lang);
  // Texts that the page registered win; where loading fails (offline), English stays.
  loader?.().then(
    (messages) => store(lang, { ...messages, ...catalog.get(lang) }),
    () => {},
  );
}

/**
 * Adds a language, or replaces some texts of one. Texts that it lacks come from the base language (`pt` for `pt-BR`),
 * then from English. Elements on the page render again.
 * @param lang a BCP 47 language tag
 * @throws TypeError where `lang` is not a language tag
 */
export function registerMessages(lang: string, messages: Partial<Messages>): void {
  if (!/^[a-z]{2,8}(-|$)/i.test(lang)) throw new TypeError('registerMessages: lang must be a language tag');
  const key = lang.toLowerCase();
  store(key, { ...catalog.get(key), ...messages });
}

/** The messages for a language tag, as good as they are at hand now; more are loaded where the kit has them. */
export function findMessages(tag: string): Messages {
  const key = tag.toLowerCase();
  let messages = merged.get(key);
  if (messages) return messages;
  messages = { ...en, ...catalog.get('en') };
  // From the base language to the whole tag: "zh", "zh-hant", "zh-hant-tw".
  for (const { index } of key.matchAll(/-|$/g)) {
    const prefix = key.slice(0, index);
    load(prefix);
    messages = { ...messages, ...catalog.get(prefix) };
  }
  merged.set(key, messages);
  return messages;
}

/**
 * Calls `listener` when texts arrive or a `lang` attribute of the document changes. One observer serves all listeners.
 * @returns a function that ends the subscription
 */
export function onMessagesChange(listener: () => void): () => void {
  listeners.add(listener);
  if (!observer) {
    observer = new MutationObserver(notify);
    observer.observe(document.documentElement, { subtree: true, attributeFilter: ['lang'] });
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size) return;
    observer?.disconnect();
    observer = undefined;
  };
}
