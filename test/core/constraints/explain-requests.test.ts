import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { explain } from '../../../src/core/constraints/explain.js';
import { engine } from '../../support/engine.js';
import { answerTo, randomRequests, sourcesOf, type RandomRequest } from './random-requests.js';

const isPossible = (request: RandomRequest): boolean => {
  const { sources, kind } = sourcesOf(request);
  return explain(request.constraints, sources, { kind }).status === 'possible';
};

/** What follows is the same in every engine: one of them tries the many cases. */
const MANY = engine.name === 'chromium' ? 10_000 : 1000;

describe('explain and getUserMedia()', () => {
  it(`agree on what devices can do, in ${MANY} random requests`, async function () {
    this.timeout(120_000);
    const seen = { possible: 0, impossible: 0 };
    const agree = fc.asyncProperty(randomRequests, async (request) => {
      const possible = isPossible(request);
      seen[possible ? 'possible' : 'impossible'] += 1;
      const answer = await answerTo(request, true);
      if ((answer === 'NotReadableError') !== possible) throw new Error(`${answer}, but ${possible}`);
    });
    await fc.assert(agree, { numRuns: MANY });
    expect(seen.possible).to.be.greaterThan(MANY / 10);
    expect(seen.impossible).to.be.greaterThan(MANY / 10);
  });

  it('agree where devices start', async () => {
    const agree = fc.asyncProperty(randomRequests, async (request) => {
      const answer = await answerTo(request, false);
      expect(answer === '').to.equal(isPossible(request));
    });
    await fc.assert(agree, { numRuns: 50 });
  });
});
