import { browserPlatform, type CapturePlatform } from '../core/platform.js';
import { SourceRegistry } from '../core/source-registry.js';
import { CaptureSource, type SourceDevices } from '../core/sources/capture-source.js';
import { devWarning } from '../internal/dev-warning.js';

/** What an element captures, as attributes and as properties. */
export interface SourceAttributes {
  source: string;
  from: string;
  sourceObject: unknown;
}

/** The sources that are no devices, with what is captured of them where nothing else is said. */
const SOURCES = {
  display: { video: true },
  canvas: { video: true },
  element: { video: true, audio: true },
  stream: { video: true, audio: true },
  peer: { video: true, audio: true },
  'web-audio': { audio: true },
} satisfies Record<string, MediaStreamConstraints>;

/** The names of these sources; `object` where something is given to capture, and nothing says what it is. */
export type SourceName = keyof typeof SOURCES | 'object';

/**
 * The source that the attributes name, in whatever case, as in HTML; undefined for camera and microphone. Whoever gives
 * something to capture wants no camera, also where `source` is missing, or misspelt.
 */
export function sourceName({ source, from, sourceObject }: SourceAttributes): SourceName | undefined {
  const name = toName(source);
  if (Object.hasOwn(SOURCES, name)) return name as SourceName;
  if (name === 'user') return undefined;
  const given = sourceObject || from ? 'object' : undefined;
  if (name) {
    const names = Object.keys(SOURCES).join(', ');
    devWarning(`source="${source}" is none of user, ${names}: ${given ? 'what is given' : 'user'} is used.`);
  }
  return given;
}

/** Whether the page asks for camera and microphone by their name. */
export const isUser = ({ source }: SourceAttributes): boolean => toName(source) === 'user';

// Null where the attribute was removed.
const toName = (source: string | null): string => source?.toLowerCase() ?? '';

/** What is captured of a source where the page does not say. */
export const defaultConstraints = (name: SourceName | undefined): MediaStreamConstraints | undefined =>
  name && (name === 'object' ? SOURCES.stream : SOURCES[name]);

/**
 * What a session is to capture from. A source that is no device is looked for when it is opened, so that the order in
 * which elements and objects come does not matter; what opens it loads at once, as a prompt must follow the user's act.
 */
export function platformFrom(host: Element & SourceAttributes): CapturePlatform {
  const name = sourceName(host);
  if (!name) return browserPlatform;
  const loading = import('./find-source.js');
  loading.catch(() => {});
  let current: CapturePlatform | undefined;
  const find = async (): Promise<CapturePlatform> => {
    const { findSource } = await loading.catch(() => import('./find-source.js'));
    const found = findSource(name, host);
    if (found !== current) found.mediaDevices?.addEventListener('devicechange', () => source.changed());
    return (current = found);
  };
  const source = new CaptureSource({
    source: name,
    open: async (constraints, signal) => SourceRegistry.for(await find()).open(constraints, { signal }),
    kinds: () => (current?.mediaDevices as Partial<SourceDevices> | undefined)?.kinds?.() ?? [],
    permission: async () => (name === 'display' ? 'prompt' : 'granted'),
  });
  return source;
}
