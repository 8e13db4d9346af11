/**
 * Puts virtual devices in the place of the engine's own, for all tests of a page. With TEST_DEVICES=virtual the
 * configuration puts an import of this file at the top of every test file, before anything wraps what it installs.
 */
import {
  installVirtualDevices,
  VirtualCamera,
  VirtualMicrophone,
  VirtualSpeaker,
} from '../../src/virtual/index.js';
import { usePageDevices } from './page-devices.js';

usePageDevices(
  installVirtualDevices({
    devices: [
      new VirtualCamera({ label: 'Camera 1', facingMode: 'user' }),
      new VirtualCamera({ label: 'Camera 2', facingMode: 'environment' }),
      new VirtualMicrophone({ label: 'Microphone 1' }),
      new VirtualMicrophone({ label: 'Microphone 2' }),
      new VirtualSpeaker({ label: 'Speaker 1' }),
      new VirtualSpeaker({ label: 'Speaker 2' }),
    ],
    permissions: { camera: 'granted', microphone: 'granted' },
    // As in the engines: in a test nobody answers.
    prompt: 'dismiss',
  }),
);
