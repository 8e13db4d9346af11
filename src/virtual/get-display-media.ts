import { bindController, opportunityToFocus } from './capture-controller.js';
import { readConstraint } from '../core/constraints/read-constraint.js';
import { propertyNamed } from '../core/constraints/properties.js';
import { toDictionary, toTrackRequest } from '../core/constraints/to-constraints.js';
import { checkOneOf } from './devices/checks.js';
import type { VirtualDisplay } from './devices/virtual-display.js';
import { expectFullyActive, expectGesture, inView } from './document-state.js';
import { notFound } from './failures.js';
import { openSources, selectSource, type SourceRequest } from './open-source.js';
import { overconstrained } from './overconstrained-error.js';
import { createStream } from './streams.js';
import type { VirtualHost } from './virtual-host.js';
import type { VirtualTrack } from './virtual-track.js';

const FEATURE = 'display-capture';

/** WebIDL enumerations among the options. */
const ENUMERATIONS: Readonly<Record<string, readonly unknown[]>> = {
  selfBrowserSurface: ['include', 'exclude'],
  systemAudio: ['include', 'exclude'],
  surfaceSwitching: ['include', 'exclude'],
  monitorTypeSurfaces: ['include', 'exclude'],
  windowAudio: ['exclude', 'window', 'system'],
};

function expectEnumerated(options: Record<string, unknown>): void {
  for (const [name, values] of Object.entries(ENUMERATIONS)) {
    checkOneOf(options[name], name, [undefined, ...values]);
  }
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
function sourcesOf(
  display: VirtualDisplay,
  { audio, video }: DisplayRequest,
  signal: AbortSignal,
): SourceRequest[] {
  const ignore = ['displaySurface', 'logicalSurface'];
  const picture = { devices: [display], constraints: video, ignore, signal };
  if (!audio || !display.audio) return [picture];
  return [picture, { devices: [display.audio], constraints: audio === true ? {} : audio, signal }];
}

/**
 * Screen Capture, getDisplayMedia(), in its order. The user chooses the display: the prompt handler's, else the one
 * that is nearest to the constraints.
 * @throws TypeError; DOMException InvalidStateError, NotAllowedError, NotFoundError, OverconstrainedError,
 *   NotReadableError, AbortError
 */
export async function getDisplayMedia(host: VirtualHost, options: unknown): Promise<MediaStream> {
  const given = toDictionary(options, 'options');
  expectEnumerated(given);
  const binding = bindController(given.controller);
  try {
    const request = check(host, given);
    const tracks = await capture(host, request);
    opportunityToFocus(binding, tracks[0]!.track);
    return createStream(host, tracks);
  } catch (error) {
    binding.finalized = true;
    throw error;
  }
}

/** What has to be clear at once: such failures are there when the call returns. */
function check(host: VirtualHost, given: Record<string, unknown>): DisplayRequest {
  if (host.gestures) expectGesture('getDisplayMedia');
  const request = readRequest(given);
  expectFullyActive();
  host.expectAllowed(FEATURE);
  return request;
}

async function capture(host: VirtualHost, request: DisplayRequest): Promise<VirtualTrack[]> {
  const { signal } = host;
  await inView();
  const displays = host.plugged<VirtualDisplay>('display');
  if (!displays.length) throw notFound();
  const answer = await host.permissions.request([FEATURE], displays);
  const nearest = selectSource(host, { devices: displays, constraints: request.video, signal });
  const display = displays.find((one) => one === answer) ?? displays.find((one) => one === nearest.device)!;
  return openSources(host, sourcesOf(display, request, signal), () => host.expectAllowed(FEATURE));
}
