import type { Controls } from './frames/view.js';
import { FULL_HD, HD, UHD, VGA } from './devices/video-modes.js';
import { VirtualCamera } from './devices/virtual-camera.js';
import type { VirtualDevice } from './devices/virtual-device.js';
import { VirtualDisplay } from './devices/virtual-display.js';
import { VirtualMicrophone } from './devices/virtual-microphone.js';
import { babble } from './sounds/sounds.js';
import { VirtualSpeaker } from './devices/virtual-speaker.js';

const PHOTO = { width: 4032, height: 3024 };
/** As most microphones have it; others name whose echo is cancelled. */
const ECHO = { echoCancellation: [true, false] };
const TORCH = { torch: [false, true] };

function laptop(): VirtualDevice[] {
  const groupId = 'laptop';
  return [
    new VirtualCamera({ label: 'Integrated camera', groupId, facingMode: 'user', modes: [VGA, HD] }),
    new VirtualMicrophone({ label: 'Internal microphone', groupId, ...ECHO }),
    new VirtualSpeaker({ label: 'Internal speakers', groupId }),
    new VirtualDisplay({ label: 'Screen', sound: babble() }),
    new VirtualDisplay({ label: 'Window', displaySurface: 'window', ...HD }),
    new VirtualDisplay({ label: 'Tab', displaySurface: 'browser', ...HD, sound: babble() }),
  ];
}

function phone(): VirtualDevice[] {
  const groupId = 'phone';
  const freePanTiltZoom = true;
  const rear = { facingMode: 'environment', modes: [VGA, HD, FULL_HD, UHD], photo: PHOTO, freePanTiltZoom };
  const light = { fillLightMode: ['off', 'flash', 'auto'] };
  const zoom = (max: number): Controls => ({ zoom: { min: 1, max, step: 0.1 } });
  return [
    new VirtualCamera({ label: 'Front camera', facingMode: 'user', modes: [VGA, HD, FULL_HD], photo: PHOTO }),
    new VirtualCamera({ label: 'Back camera', ...rear, ...light, controls: { ...TORCH, ...zoom(8) } }),
    new VirtualCamera({ label: 'Back ultra wide camera', ...rear, controls: zoom(4) }),
    new VirtualCamera({
      label: 'Back telephoto camera',
      ...rear,
      ...light,
      controls: { ...TORCH, ...zoom(10) },
    }),
    new VirtualMicrophone({ label: 'Phone microphone', groupId, channelCount: 1, ...ECHO }),
    new VirtualSpeaker({ label: 'Phone speaker', groupId }),
  ];
}

function conferenceRoom(): VirtualDevice[] {
  const turn = { min: -180000, max: 180000, step: 3600 };
  const controls = { pan: turn, tilt: turn, zoom: { min: 100, max: 1000, step: 10 } };
  const table = 'table';
  return [
    new VirtualCamera({ label: 'Room camera', groupId: 'wall', modes: [HD, FULL_HD, UHD], controls }),
    new VirtualCamera({ label: 'Document camera', groupId: 'desk', modes: [FULL_HD] }),
    new VirtualMicrophone({ label: 'Table microphone', groupId: table, ...ECHO }),
    new VirtualMicrophone({ label: 'Ceiling microphone', groupId: 'ceiling' }),
    new VirtualSpeaker({ label: 'Table speaker', groupId: table }),
    new VirtualSpeaker({ label: 'Room speakers', groupId: 'wall' }),
    new VirtualDisplay({ label: 'Room screen', ...UHD }),
    new VirtualDisplay({ label: 'Presentation', displaySurface: 'window', ...HD }),
  ];
}

/** Sets of devices. */
export const PRESETS = { laptop, phone, 'conference-room': conferenceRoom, none: (): VirtualDevice[] => [] };

/** The name of a set of devices: a laptop; a phone with a front and three rear lenses; a conference room; no device. */
export type PresetName = keyof typeof PRESETS;

/** New devices of a preset. @throws TypeError for a name that there is not */
export function preset(name: PresetName): VirtualDevice[] {
  const create = Object.hasOwn(PRESETS, name) ? PRESETS[name] : undefined;
  if (!create) throw new TypeError(`devices: there is no preset "${name}"`);
  return create();
}
