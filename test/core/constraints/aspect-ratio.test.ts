import { expect } from '@open-wc/testing';
import { parseAspectRatio } from '../../../src/core/constraints/aspect-ratio.js';

describe('parseAspectRatio', () => {
  it('reads a ratio as CSS writes it', () => {
    expect(parseAspectRatio('4 / 3')).to.equal(4 / 3);
    expect(parseAspectRatio('16/9')).to.equal(16 / 9);
    expect(parseAspectRatio(' 1.5 ')).to.equal(1.5);
    expect(parseAspectRatio('3:4')).to.equal(0.75);
  });

  for (const text of ['', 'wide', '0', '4/0', '0 / 0', '-1', '4 / 3 / 2', '1.2.3']) {
    it(`finds no ratio in "${text}"`, () => {
      expect(parseAspectRatio(text)).to.equal(undefined);
    });
  }
});
