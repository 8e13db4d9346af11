import { expect } from '@open-wc/testing';
import { kindsIn } from '../../../src/core/constraints/kinds-in.js';

describe('kindsIn', () => {
  it('names what is asked for, video first', () => {
    expect(kindsIn({ audio: true, video: {} })).to.deep.equal(['video', 'audio']);
    expect(kindsIn({ audio: { channelCount: 1 }, video: false })).to.deep.equal(['audio']);
    expect(kindsIn({})).to.deep.equal([]);
  });
});
