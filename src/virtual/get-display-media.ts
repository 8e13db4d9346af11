import { readConstraint } from '../core/constraints/read-constraint.js';
import { propertyNamed } from '../core/constraints/properties.js';
import { toTrackRequest } from '../core/constraints/to-constraints.js';
import type { VirtualDisplay } from './devices/virtual-display.js';
import { expectGesture, inView, isFullyActive } from './document-state.js';
import { failure, invalidState, notAllowed } from './failures.js';
import { openSources, selectSource, type SourceRequest } from './open-source.js';
import { overconstrained } from './overconstrained-error.js';
import { createStream } from './streams.js';
import type { VirtualHost } from './virtual-host.js';

const bound = new WeakSet<object>();

function bindController(controller: object | undefined): void {
  if (!controller) return;
  if (bound.has(controller)) throw invalidState('The CaptureController is in use already');
  bound.add(controller);
}

/** What may be asked of a display: nothing that tells it from others. */
function expectModest(constraints: MediaTrackConstraints): void {
  if (constraints.advanced) throw new TypeError('advanced constraints are not supported');
  for (const [name, value] of Object.entries(constraints)) {
    if (!propertyNamed(name)?.kinds.includes('display')) continue;
    const { min, exact, max = Infinity } = readConstraint(name, value, 'ideal') ?? {};
    if (min !== undefined || exact) throw new TypeError('min and exact constraints are not supported');
    if (max < floorOf(name)) throw overconstrained(name, `${name} is below its least value`);
  }
}

/** Screen Capture, "floor value": the least that is not nothing. */
const floorOf = (name: string): number =>
  !propertyNamed(name)?.positive ? -Infinity : name === 'width' || name === 'height' ? 1 : Number.MIN_VALUE;

interface DisplayRequest {
  readonly audio: boolean | MediaTrackConstraints;
  readonly video: MediaTrackConstraints;
}

function readRequest({ audio, video = true }: Record<string, unknown>): DisplayRequest {
  const [sound, picture] = [toTrackRequest(audio), toTrackRequest(video)];
  if (!picture) throw new TypeError('video must be requested');
  for (const constraints of [sound, picture]) if (typeof constraints === 'object') expectModest(constraints);
  return { audio: sound, video: picture === true ? {} : picture };
}

/** Once the user has chosen, what kind of display it should be is no constraint any more. */
function sourcesOf(display: VirtualDisplay, { audio, video }: DisplayRequest): SourceRequest[] {
  const ignore = ['displaySurface', 'logicalSurface'];
  const picture = { devices: [display], constraints: video, ignore };
  if (!audio || !display.audio) return [picture];
  return [picture, { devices: [display.audio], constraints: audio === true ? {} : audio }];
}

/**
 * Screen Capture, getDisplayMedia(), in its order. The user chooses the display: the prompt handler's, else the one
 * that is nearest to the constraints.
 * @throws TypeError; DOMException InvalidStateError, NotAllowedError, NotFoundError, OverconstrainedError,
 *   NotReadableError, AbortError
 */
export async function getDisplayMedia(host: VirtualHost, options: unknown): Promise<MediaStream> {
  const given = Object(options ?? {}) as Record<string, unknown>;
  bindController(given.controller as object | undefined);
  if (host.gestures) expectGesture('getDisplayMedia');
  const request = readRequest(given);
  if (!isFullyActive()) throw invalidState('The document is not fully active');
  if (host.allows('display-capture') === false) throw notAllowed();
  await inView();
  const displays = host.plugged<VirtualDisplay>('display');
  if (!displays.length) throw failure('NotFoundError', 'Requested device not found');
  const answer = await host.permissions.request(['display-capture'], displays);
  const nearest = selectSource(host, { devices: displays, constraints: request.video });
  const display = [answer, nearest.device]
    .map((wanted) => displays.find((one) => one === wanted))
    .find(Boolean)!;
  return createStream(host, await openSources(host, sourcesOf(display, request)));
}
