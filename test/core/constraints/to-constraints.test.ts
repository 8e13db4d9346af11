import { expect } from '@open-wc/testing';
import { toConstraints, toTrackRequest } from '../../../src/core/constraints/to-constraints.js';

describe('toConstraints', () => {
  it('makes whole numbers, clamped', () => {
    const converted = toConstraints({
      width: '640',
      height: -1,
      sampleRate: 2.5,
      sampleSize: { max: Infinity, min: NaN },
    });
    expect(converted).to.deep.equal({
      width: 640,
      height: 0,
      sampleRate: 2,
      sampleSize: { max: 4294967295, min: 0 },
    });
  });

  it('refuses numbers that are not finite', () => {
    expect(() => toConstraints({ frameRate: 'fast' })).to.throw(TypeError);
    expect(() => toConstraints({ frameRate: { min: Infinity } })).to.throw(TypeError);
  });

  it('makes strings, lists of strings and booleans', () => {
    const converted = toConstraints({
      facingMode: new Set(['user', 1]),
      deviceId: { exact: 5, ideal: undefined },
      torch: 'yes',
      echoCancellation: { ideal: 'all' },
      autoGainControl: { exact: 0 },
    });
    expect(converted).to.deep.equal({
      facingMode: ['user', '1'],
      deviceId: { exact: '5' },
      torch: true,
      echoCancellation: { ideal: 'all' },
      autoGainControl: { exact: false },
    });
  });

  it('keeps booleans for pan, tilt and zoom', () => {
    expect(toConstraints({ pan: true, zoom: { exact: true } })).to.deep.equal({
      pan: true,
      zoom: { exact: 1 },
    });
  });

  it('makes points of interest', () => {
    expect(toConstraints({ pointsOfInterest: [{ x: '0.5' }] })).to.deep.equal({
      pointsOfInterest: [{ x: 0.5, y: 0 }],
    });
    expect(() => toConstraints({ pointsOfInterest: 1 })).to.throw(TypeError);
    expect(() => toConstraints({ pointsOfInterest: [1] })).to.throw(TypeError);
  });

  it('drops what is undefined or unknown', () => {
    expect(toConstraints({ width: undefined, mandatory: {}, height: null })).to.deep.equal({ height: {} });
    expect(toConstraints(null)).to.deep.equal({});
  });

  it('converts advanced sets, and refuses what is no list of dictionaries', () => {
    expect(toConstraints({ advanced: [{ width: '1' }, undefined] })).to.deep.equal({
      advanced: [{ width: 1 }, {}],
    });
    for (const advanced of [{}, null, 1, [1]]) expect(() => toConstraints({ advanced })).to.throw(TypeError);
    expect(() => toConstraints('video')).to.throw(TypeError);
  });
});

describe('toTrackRequest', () => {
  it('takes objects for constraints and all else for booleans', () => {
    expect(toTrackRequest({ width: '1' })).to.deep.equal({ width: 1 });
    expect(toTrackRequest(null)).to.deep.equal({});
    expect(toTrackRequest('yes')).to.equal(true);
    expect(toTrackRequest(undefined)).to.equal(false);
  });
});
