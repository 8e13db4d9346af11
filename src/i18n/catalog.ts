import { messages as english } from './en.js';
import type { Messages } from './messages.js';
import { useCatalog } from './texts.js';

const catalog = new Map<string, Partial<Messages>>([['en', english]]);

/** The other languages of the kit. Each leaves the map while it is fetched, and for good once it is there. */
const loaders = new Map<string, () => Promise<{ messages: Messages }>>([
  ['de', () => import('./de.js')],
  ['fr', () => import('./fr.js')],
  ['es', () => import('./es.js')],
  ['ar', () => import('./ar.js')],
]);

function store(lang: string, messages: Partial<Messages>): void {
  catalog.set(lang, { ...messages, lang });
  useCatalog(findMessages);
}

async function load(lang: string): Promise<void> {
  const loader = loaders.get(lang);
  if (!loader) return;
  loaders.delete(lang);
  // Where loading fails (offline), English stays until it is asked for again.
  const loaded = await loader().catch(() => void loaders.set(lang, loader));
  // Texts that the page registered win.
  if (loaded) store(lang, { ...loaded.messages, ...catalog.get(lang) });
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
  let messages = catalog.get('en') as Messages;
  // From the base language to the whole tag: "zh", "zh-hant", "zh-hant-tw".
  for (const { index } of key.matchAll(/-|$/g)) {
    const prefix = key.slice(0, index);
    void load(prefix);
    messages = { ...messages, ...catalog.get(prefix) };
  }
  return messages;
}
