import { CaptureError } from '../core/errors.js';
import { canvasSource } from '../core/sources/canvas.js';
import { CaptureSource } from '../core/sources/capture-source.js';
import { displaySource, type DisplaySourceOptions } from '../core/sources/display.js';
import { mediaElementSource } from '../core/sources/media-element.js';
import { peerSource } from '../core/sources/peer.js';
import { streamSource } from '../core/sources/stream.js';
import { webAudioSource } from '../core/sources/web-audio.js';
import { devWarning } from '../internal/dev-warning.js';
import type { SourceAttributes, SourceName } from './source-attributes.js';

const MAKERS: Partial<Record<SourceName, (object: never) => CaptureSource>> = {
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
  const { sourceObject, from } = host;
  if (sourceObject instanceof CaptureSource) return sourceObject;
  if (name === 'display') return displaySource(Object(sourceObject) as DisplaySourceOptions);
  const root = host.getRootNode() as Document | ShadowRoot;
  const target = sourceObject ?? root.getElementById?.(from);
  if (!target)
    throw missing(`source="${name}": there is no element with the id "${from}" and no sourceObject.`);
  return sources.get(target) ?? make(name, target);
}

function make(name: SourceName, target: object): CaptureSource {
  try {
    const source = MAKERS[name]!(target as never);
    sources.set(target, source);
    return source;
  } catch (reason) {
    throw missing(`source="${name}": ${(reason as Error).message}`);
  }
}

function missing(message: string): CaptureError {
  devWarning(message);
  return new CaptureError('device-not-found', { message });
}
