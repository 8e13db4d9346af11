import { messages as english } from './en.js';
import type { Messages } from './messages.js';

type FindMessages = (tag: string) => Messages;

/** What shows texts, and renders again when asked to. */
interface TextHost {
  requestUpdate(): void;
}

const hosts = new Set<TextHost>();
let observer: MutationObserver | undefined;

/** The messages for a language tag, as good as they are at hand now. */
export let findMessages: FindMessages = () => english;

/** Makes everything that shows texts render again. */
export const renderTextsAgain = (): void => hosts.forEach((host) => host.requestUpdate());

/** From now on texts come from a catalogue of languages. */
export function useCatalog(find: FindMessages): void {
  findMessages = find;
  renderTextsAgain();
}

/** Renders `host` again when texts arrive or a `lang` attribute of the document changes, until `unfollowTexts()`. */
export function followTexts(host: TextHost): void {
  observer ??= new MutationObserver(renderTextsAgain);
  // Observing once more changes nothing.
  observer.observe(document.documentElement, { subtree: true, attributeFilter: ['lang'] });
  hosts.add(host);
}

/** Ends what `followTexts()` began; one observer serves all hosts, while there are any. */
export function unfollowTexts(host: TextHost): void {
  hosts.delete(host);
  if (!hosts.size) observer?.disconnect();
}
