import { waitFor } from './wait.js';

/** Each request for a device since the last `requests.length = 0`, as it was asked. */
export const requests: MediaStreamConstraints[] = [];

const { getUserMedia } = MediaDevices.prototype;
MediaDevices.prototype.getUserMedia = function (this: MediaDevices, constraints = {}) {
  requests.push(constraints);
  return getUserMedia.call(this, constraints);
};

/** The element with this part. */
export function partOf(host: Element, name: string): HTMLElement | null {
  return host.shadowRoot?.querySelector<HTMLElement>(`[part~="${name}"]`) ?? null;
}

/** Waits for that part, and, where it is a control, until it is enabled. */
export function untilPart(host: Element, name: string): Promise<HTMLElement> {
  const enabled = (): HTMLElement | null => {
    const part = partOf(host, name);
    return part?.matches(':disabled') ? null : part;
  };
  return waitFor(enabled, { message: `part "${name}" of <${host.localName}>` });
}

/** Waits for a part and clicks it. */
export async function press(host: Element, name: string): Promise<void> {
  (await untilPart(host, name)).click();
}

/** Waits for a custom state; a failure says what was there instead. */
export async function untilState(host: Element, state: string): Promise<void> {
  const found = (): boolean => host.matches(`:state(${state})`);
  try {
    await waitFor(found, { message: `<${host.localName}>:state(${state})` });
  } catch (cause) {
    const { status, error } = host as { status?: string; error?: Error };
    const video = partOf(host, 'video') as HTMLVideoElement | null;
    const shown = video && `; video: readyState ${video.readyState}, ${video.paused ? 'paused' : 'playing'}`;
    const page = `; page: ${document.visibilityState}`;
    throw new Error(`${String(cause)}; status: ${status} ${error?.message ?? ''}${shown}${page}`, { cause });
  }
}

/** The custom states, of these, that an element has. */
export function statesOf(host: Element, names: readonly string[]): string[] {
  return names.filter((name) => host.matches(`:state(${name})`));
}

/** Names that only assistive technology hears, and texts, one a line. */
export function textOf(host: Element): string {
  const texts: string[] = [];
  for (const element of host.shadowRoot?.querySelectorAll('*') ?? []) {
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    texts.push(element.getAttribute('aria-label') ?? '', own.map((node) => node.textContent).join(' '));
  }
  return texts
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
}

/** Collects the types of the events that come to `target`, each once and marked where it bubbles. */
export function recordEvents(target: EventTarget, ...types: string[]): string[] {
  const seen: string[] = [];
  for (const type of types) {
    target.addEventListener(type, (event) => seen.push(`${type}${event.bubbles ? ' bubbles' : ''}`));
  }
  return seen;
}

/** What the kit warns developers of while `act` runs, told before or not. */
export async function warningsOf(act: () => unknown): Promise<string[]> {
  const { warn } = console;
  const warnings: string[] = [];
  (globalThis as { litIssuedWarnings?: Set<string> }).litIssuedWarnings?.clear();
  console.warn = (...args: unknown[]) => void warnings.push(args.join(' '));
  try {
    await act();
  } finally {
    console.warn = warn;
  }
  return warnings;
}
