import { expect } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import { camera, HandMadeDevices, microphone } from './hand-made-devices.js';

/**
 * Gives each test of a suite a session on a camera and a microphone of its own, of which nothing is live afterwards.
 * Call it within the suite: its hooks run before the check for live tracks then.
 */
export function useHandMadeSession(give: (devices: HandMadeDevices, session: CaptureSession) => void): void {
  let devices: HandMadeDevices;
  let session: CaptureSession;

  beforeEach(() => {
    devices = new HandMadeDevices(camera('a'), microphone('m'));
    session = new CaptureSession({ platform: devices.platform });
    give(devices, session);
  });

  afterEach(async () => {
    session.stop();
    expect(devices.live).to.have.length(0);
    await devices.close();
  });
}
