import { expect } from '@open-wc/testing';
import {
  requiredNumber,
  wantedNumber,
  wantedStrings,
} from '../../../src/core/constraints/constraint-values.js';

describe('wantedStrings', () => {
  it('reads a value or a list as what is preferred', () => {
    expect(wantedStrings('a')).to.deep.equal({ values: ['a'], exact: false });
    expect(wantedStrings(['a', 'b'])).to.deep.equal({ values: ['a', 'b'], exact: false });
    expect(wantedStrings({ ideal: 'a' })).to.deep.equal({ values: ['a'], exact: false });
  });

  it('puts what is required before what is preferred', () => {
    const wanted = { values: ['a', 'b'], exact: true };
    expect(wantedStrings({ exact: ['a', 'b'], ideal: 'c' })).to.deep.equal(wanted);
  });

  it('finds nothing in nothing', () => {
    expect(wantedStrings(undefined)).to.deep.equal({ values: [], exact: false });
    expect(wantedStrings({})).to.deep.equal({ values: [], exact: false });
  });
});

describe('wantedNumber', () => {
  it('aims at exact, else ideal, else the minimum', () => {
    expect(wantedNumber({ exact: 1, ideal: 2, min: 3 })).to.equal(1);
    expect(wantedNumber({ ideal: 2, min: 3 })).to.equal(2);
    expect(wantedNumber({ min: 3, max: 4 })).to.equal(3);
    expect(wantedNumber(5)).to.equal(5);
  });

  it('aims at nothing where only a limit, or nothing, is given', () => {
    expect(wantedNumber({ max: 4 })).to.equal(undefined);
    expect(wantedNumber(undefined)).to.equal(undefined);
  });
});

describe('requiredNumber', () => {
  it('is exact, else the minimum', () => {
    expect(requiredNumber({ exact: 1, min: 3 })).to.equal(1);
    expect(requiredNumber({ ideal: 2, min: 3 })).to.equal(3);
  });

  it('is nothing where a value is only preferred', () => {
    expect(requiredNumber(5)).to.equal(undefined);
    expect(requiredNumber({ ideal: 2 })).to.equal(undefined);
    expect(requiredNumber(undefined)).to.equal(undefined);
  });
});
