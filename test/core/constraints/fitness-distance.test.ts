import { expect } from '@open-wc/testing';
import { fitnessDistance } from '../../../src/core/constraints/fitness-distance.js';

describe('fitnessDistance', () => {
  const settings = { width: 640, height: 480, facingMode: 'user', pan: -10 };

  it('is the sum over the ideal values', () => {
    expect(fitnessDistance(settings, { width: 1280, height: { ideal: 240 } }, 'ideal')).to.equal(1);
    expect(fitnessDistance(settings, { facingMode: ['left', 'user'] }, 'ideal')).to.equal(0);
    expect(fitnessDistance(settings, { facingMode: 'left', zoom: 2 } as object, 'ideal')).to.equal(2);
    expect(fitnessDistance(settings, { pan: 10 } as object, 'ideal')).to.equal(2);
  });

  it('is infinite where a required constraint is not met', () => {
    expect(fitnessDistance(settings, { width: { min: 641 } }, 'ideal')).to.equal(Infinity);
    expect(fitnessDistance(settings, { width: { max: 640, ideal: 320 } }, 'ideal')).to.equal(0.5);
    expect(fitnessDistance(settings, { frameRate: { min: 1 } }, 'ideal')).to.equal(Infinity);
  });

  it('takes values that stand alone as exact on demand', () => {
    expect(fitnessDistance(settings, { width: 1280 }, 'exact')).to.equal(Infinity);
    expect(fitnessDistance(settings, { width: 640, facingMode: ['user', 'left'] }, 'exact')).to.equal(0);
  });

  it('asks with a boolean whether there is a number', () => {
    expect(fitnessDistance(settings, { pan: true } as object, 'ideal')).to.equal(0);
    expect(fitnessDistance(settings, { pan: false } as object, 'ideal')).to.equal(1);
    expect(fitnessDistance(settings, { zoom: true } as object, 'exact')).to.equal(Infinity);
  });

  it('leaves out what does not apply to a kind, unless it is required', () => {
    expect(fitnessDistance(settings, { sampleRate: 48000 }, 'ideal', 'video')).to.equal(0);
    expect(fitnessDistance(settings, { sampleRate: { exact: 48000 } }, 'ideal', 'video')).to.equal(Infinity);
  });
});
