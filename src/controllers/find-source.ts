import { CaptureError } from '../core/errors.js';
import { canvasSource } from '../core/sources/canvas.js';
import { CaptureSource } from '../core/sources/capture-source.js';
import { displaySource } from '../core/sources/display.js';
import { mediaElementSource } from '../core/sources/media-element.js';
import { peerSource } from '../core/sources/peer.js';
import { streamSource } from '../core/sources/stream.js';
import { webAudioSource } from '../core/sources/web-audio.js';
import { devWarning } from '../internal/dev-warning.js';
import type { SourceAttributes, SourceName } from './source-attributes.js';
import { sourceTarget } from './source-target.js';

type Maker = (object: never) => CaptureSource;

/** What captures an object that is there; a display is what the user chooses. */
const MAKERS: Readonly<Record<string, Maker>> = {
  canvas: canvasSource,
  element: mediaElementSource,
  stream: streamSource,
  peer: peerSource,
  'web-audio': webAudioSource,
};

/** One for each object, however often it is opened. */
const sources = new WeakMap<object, CaptureSource>();

/**
 * The source that `host` names, as it is now.
 * @throws {CaptureError} `device-not-found` where there is no such thing
 */
export function findSource(name: SourceName, host: Element & SourceAttributes): CaptureSource {
  const { sourceObject } = host;
  if (sourceObject instanceof CaptureSource) return sourceObject;
  if (name === 'display') return make(name, Object(sourceObject) as object);
  const target = sourceTarget(host);
  if (!target) throw missing(host);
  const source = sources.get(target) ?? make(name, target);
  sources.set(target, source);
  return source;
}

/** Where nothing says what it is, each looks for itself whether it can capture it. */
function makersOf(name: SourceName): readonly Maker[] {
  if (name === 'object') return Object.values(MAKERS);
  return [name === 'display' ? displaySource : MAKERS[name]!];
}

function make(name: SourceName, target: object): CaptureSource {
  let problem = '';
  for (const maker of makersOf(name)) {
    try {
      return maker(target as never);
    } catch (reason) {
      problem = (reason as Error).message;
    }
  }
  throw notFound(
    name === 'object' ? 'sourceObject is nothing that can be captured.' : `source="${name}": ${problem}`,
  );
}

function missing({ source, from }: SourceAttributes): CaptureError {
  const nothing = from ? `no element with the id "${from}"` : 'no sourceObject';
  return notFound(`source="${source}": there is ${nothing}.`);
}

function notFound(message: string): CaptureError {
  devWarning(message);
  return new CaptureError('device-not-found', { message });
}
