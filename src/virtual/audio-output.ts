import { toDictionary } from '../core/constraints/to-constraints.js';
import { createDeviceInfo } from './device-info.js';
import type { VirtualSpeaker } from './devices/virtual-speaker.js';
import { expectFullyActive, expectGesture } from './document-state.js';
import { notFound } from './failures.js';
import { takeOver, type Undo } from './take-over.js';
import type { VirtualHost } from './virtual-host.js';

/** The speakers that the page may see: all once it may see microphones, before that those that its user chose. */
export function exposedSpeakers(host: VirtualHost): VirtualSpeaker[] {
  const all = host.allows('speaker-selection') === false ? [] : host.plugged<VirtualSpeaker>('audiooutput');
  return host.exposes('microphone') ? all : all.filter((speaker) => host.chosen.has(speaker));
}

/**
 * Audio Output Devices API, selectAudioOutput(). The user chooses the speaker: the prompt handler's, else the first.
 * @throws DOMException InvalidStateError, NotAllowedError, NotFoundError
 */
export async function selectAudioOutput(host: VirtualHost, options: unknown): Promise<MediaDeviceInfo> {
  if (host.gestures) expectGesture('selectAudioOutput');
  expectFullyActive();
  host.expectAllowed('speaker-selection');
  const { deviceId } = toDictionary(options, 'options');
  const speakers = host.plugged<VirtualSpeaker>('audiooutput');
  const known = exposedSpeakers(host).find((speaker) => host.ids.deviceId(speaker) === deviceId);
  if (known) return createDeviceInfo(host, known);
  if (!speakers.length) throw notFound();
  const answer = await host.permissions.request(['speaker-selection'], speakers);
  const speaker = speakers.find((one) => one === answer) ?? speakers[0]!;
  host.chosen.add(speaker);
  return createDeviceInfo(host, speaker);
}

/** The ids of the speakers that media elements and audio contexts play into: '' or none for the system's default. */
export const sinkIds = new WeakMap<object, string>();

/** Whether there is such a speaker for the page. */
export const hasSink = (host: VirtualHost, id: string): boolean =>
  ['', 'default', ...exposedSpeakers(host).map((speaker) => host.ids.deviceId(speaker))].includes(id);

/**
 * Lets media elements play into virtual speakers, where the engine has no setSinkId() too.
 * @returns puts back what was there
 */
export function installSinks(host: VirtualHost): Undo {
  class VirtualSink {
    get sinkId(): string {
      return sinkIds.get(this) ?? '';
    }

    async setSinkId(id: unknown): Promise<void> {
      host.expectAllowed('speaker-selection');
      const sinkId = String(id);
      if (sinkId === this.sinkId) return;
      if (!hasSink(host, sinkId)) throw notFound();
      await Promise.resolve();
      sinkIds.set(this, sinkId);
    }
  }
  const find = (sink: object): object | undefined => (sink instanceof HTMLMediaElement ? sink : undefined);
  return takeOver(HTMLMediaElement.prototype, VirtualSink.prototype, ['sinkId', 'setSinkId'], find);
}
