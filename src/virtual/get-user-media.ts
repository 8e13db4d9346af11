import { applicableConstraints, disallowedRequired } from '../core/constraints/device-selection.js';
import { toDictionary, toTrackRequest } from '../core/constraints/to-constraints.js';
import type { VirtualSource } from './devices/virtual-device.js';
import { expectFullyActive, inView } from './document-state.js';
import { notAllowed, notFound } from './failures.js';
import { openSources, selectSource, type SourceRequest } from './open-source.js';
import { overconstrained } from './overconstrained-error.js';
import type { PromptAnswer, VirtualPermissionName } from './permissions.js';
import { createStream } from './streams.js';
import { asksForMoves, SOURCES, type VirtualHost } from './virtual-host.js';

type Kind = keyof typeof SOURCES;

interface KindRequest {
  readonly kind: Kind;
  readonly name: (typeof SOURCES)[Kind]['name'];
  readonly constraints: MediaTrackConstraints;
}

/** What is asked for, of each kind that is asked for at all. */
function readRequests(given: unknown): KindRequest[] {
  const asked = toDictionary(given, 'constraints');
  const requests = (['audio', 'video'] as const).flatMap((kind) => {
    const constraints = toTrackRequest(asked[kind]);
    const { name } = SOURCES[kind];
    return constraints ? [{ kind, name, constraints: constraints === true ? {} : constraints }] : [];
  });
  if (requests.length) return requests;
  throw new TypeError('At least one of audio and video must be requested');
}

/** What was allowed and granted may be so no more once devices have started. */
function expectPermitted(host: VirtualHost, names: readonly VirtualPermissionName[]): void {
  host.expectAllowed(...names);
  if (names.some((name) => host.permissions.state(name) !== 'granted')) throw notAllowed();
}

/** The devices that can do what is required of them. */
function findCandidates(
  host: VirtualHost,
  { kind, constraints: all }: KindRequest,
  signal: AbortSignal,
): SourceRequest {
  const devices = host.plugged<VirtualSource>(SOURCES[kind].kind);
  if (!devices.length) throw notFound();
  const constraints = applicableConstraints(all, kind);
  const disallowed = disallowedRequired(constraints);
  if (disallowed) throw new TypeError(`${disallowed} can't be required in the choice of a device`);
  const request = { devices, constraints, moves: asksForMoves(constraints), signal };
  selectSource(host, request);
  return request;
}

/** What a failure becomes for a page that must not learn from it. */
function disclosable(host: VirtualHost, requests: readonly KindRequest[], error: unknown): unknown {
  if (error instanceof TypeError) return error;
  if (requests.some(({ name }) => host.permissions.state(name) === 'denied')) return notAllowed();
  const { name } = error as Error;
  const isHidden = name === 'OverconstrainedError' && !host.exposes('camera') && !host.exposes('microphone');
  return isHidden ? overconstrained('') : error;
}

const chosen = (request: SourceRequest, answer: PromptAnswer): SourceRequest => {
  const devices = request.devices.filter((device) => device === answer);
  return devices.length ? { ...request, devices } : request;
};

/** Lets the page see labels and ids of what it captures ("set the device information exposure"). */
function expose(host: VirtualHost, requests: readonly KindRequest[]): void {
  for (const { name } of requests) host.exposed.add(name);
  for (const { name } of Object.values(SOURCES)) {
    if (host.permissions.state(name) === 'granted') host.exposed.add(name);
  }
}

/**
 * Media Capture and Streams, getUserMedia(), in its order. Focus is not waited for: a script can't see that of the
 * whole browser.
 * @throws TypeError; DOMException InvalidStateError, NotAllowedError, NotFoundError, OverconstrainedError,
 *   NotReadableError, AbortError
 */
export async function getUserMedia(host: VirtualHost, constraints: unknown): Promise<MediaStream> {
  const requests = readRequests(constraints);
  const names = requests.map(({ name }) => name);
  expectFullyActive();
  host.expectAllowed(...names);
  const { signal } = host;
  await inView();
  const find = (): SourceRequest[] => {
    try {
      return requests.map((request) => findCandidates(host, request, signal));
    } catch (error) {
      throw disclosable(host, requests, error);
    }
  };
  const candidates = find();
  const answer = await host.permissions.request(
    names,
    candidates.flatMap(({ devices }) => devices),
  );
  expose(host, requests);
  const tracks = await openSources(
    host,
    candidates.map((candidate) => chosen(candidate, answer)),
    () => expectPermitted(host, names),
  );
  return createStream(host, tracks);
}
