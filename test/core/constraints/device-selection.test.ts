import { expect } from '@open-wc/testing';
import {
  ALLOWED_REQUIRED,
  applicableConstraints,
  disallowedRequired,
} from '../../../src/core/constraints/device-selection.js';

describe('disallowedRequired', () => {
  it('names what may not be required in the choice of a device', () => {
    expect(disallowedRequired({ width: { exact: 640 }, zoom: { min: 2 } } as object)).to.equal('zoom');
    expect(disallowedRequired({ backgroundBlur: { exact: true } } as object)).to.equal('backgroundBlur');
    expect(disallowedRequired({ torch: true, pan: true, zoom: { ideal: 2 } } as object)).to.equal(undefined);
  });

  it('lets advanced sets require everything', () => {
    expect(disallowedRequired({ advanced: [{ torch: { exact: true } } as object] })).to.equal(undefined);
  });

  it('allows what the specification lists', () => {
    const list =
      'width height aspectRatio frameRate facingMode resizeMode sampleRate sampleSize echoCancellation autoGainControl ' +
      'noiseSuppression latency channelCount deviceId groupId';
    expect(ALLOWED_REQUIRED).to.have.members(list.split(' '));
  });
});

describe('applicableConstraints', () => {
  it('drops what tracks of the kind don’t have, in advanced sets too', () => {
    const constraints = {
      deviceId: 'a',
      width: { min: 1e9 },
      sampleRate: 48000,
      advanced: [{ width: 1, latency: 0 }],
    };
    expect(applicableConstraints(constraints, 'audio')).to.deep.equal({
      deviceId: 'a',
      sampleRate: 48000,
      advanced: [{ latency: 0 }],
    });
    expect(applicableConstraints({ facingMode: 'user', width: 640 }, 'display')).to.deep.equal({
      width: 640,
    });
  });
});
