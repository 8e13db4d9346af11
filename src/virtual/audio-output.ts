import { toDictionary } from '../core/constraints/to-constraints.js';
import { createDeviceInfo } from './device-info.js';
import type { VirtualSpeaker } from './devices/virtual-speaker.js';
import { expectFullyActive, expectGesture } from './document-state.js';
import { notFound } from './failures.js';
import { all, takeOver, type Undo } from './take-over.js';
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

/** What plays into a device that can be chosen: a media element or an AudioContext. */
interface Sink {
  readonly sinkId?: unknown;
  setSinkId?(id: unknown): Promise<void>;
}

const sinkIds = new WeakMap<object, string>();

/** Lets media elements, and audio contexts, play into virtual speakers. @returns puts back what was there */
export function installSinks(host: VirtualHost): Undo {
  class VirtualSink implements Sink {
    get sinkId(): string {
      return sinkIds.get(this) ?? '';
    }

    async setSinkId(id: unknown): Promise<void> {
      host.expectAllowed('speaker-selection');
      const sinkId = Object(id) === id ? '' : String(id);
      if (sinkId === this.sinkId) return;
      const ids = exposedSpeakers(host).map((speaker) => host.ids.deviceId(speaker));
      if (!['', 'default', ...ids].includes(sinkId)) {
        throw notFound();
      }
      await Promise.resolve();
      sinkIds.set(this, sinkId);
    }
  }
  // Media elements get it where the engine has it not; audio contexts don't.
  const sinks = [globalThis.HTMLMediaElement, globalThis.AudioContext as unknown as typeof HTMLMediaElement];
  const undo = sinks
    .filter((Class, index) => !index || 'setSinkId' in (Class?.prototype ?? {}))
    .map((Class) => {
      const { prototype } = Class;
      const find = (sink: object): object | undefined => (sink instanceof Class ? sink : undefined);
      return takeOver(prototype, VirtualSink.prototype, ['sinkId', 'setSinkId'], find);
    });
  return all(...undo);
}
