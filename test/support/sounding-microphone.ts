import { VirtualMicrophone } from '../../src/virtual/devices/virtual-microphone.js';
import { tone, type Sound } from '../../src/virtual/sounds/sounds.js';
import { VirtualDevices } from '../../src/virtual/virtual-devices.js';

/** A virtual microphone that hears what a test wants. */
export interface SoundingMicrophone {
  /** The devices that it is the only one of, since it was opened last. */
  readonly devices: VirtualDevices;
  /** Opens it; what was opened ends with the test. */
  open(sound?: Sound, channelCount?: number): Promise<MediaStream>;
}

/** Gives the tests of a suite a microphone. Call it within the suite: its hook runs before the check for live tracks. */
export function useSoundingMicrophone(): SoundingMicrophone {
  const opened: MediaStream[] = [];
  let devices!: VirtualDevices;

  afterEach(() => {
    for (const track of opened.splice(0).flatMap((stream) => stream.getTracks())) track.stop();
  });

  return {
    get devices() {
      return devices;
    },
    async open(sound = tone(1000), channelCount = 1) {
      devices = new VirtualDevices({
        devices: [new VirtualMicrophone({ sound })],
        permissions: { microphone: 'granted' },
      });
      const stream = await devices.mediaDevices.getUserMedia({ audio: { channelCount } });
      opened.push(stream);
      return stream;
    },
  };
}
