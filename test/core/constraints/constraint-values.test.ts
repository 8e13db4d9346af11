import { expect } from '@open-wc/testing';
import { kindsIn, wantedStrings } from '../../../src/core/constraints/constraint-values.js';

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

describe('kindsIn', () => {
  it('names what is asked for, video first', () => {
    expect(kindsIn({ audio: true, video: {} })).to.deep.equal(['video', 'audio']);
    expect(kindsIn({ audio: { channelCount: 1 }, video: false })).to.deep.equal(['audio']);
    expect(kindsIn({})).to.deep.equal([]);
  });
});
