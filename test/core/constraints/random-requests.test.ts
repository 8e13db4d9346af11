import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { explain } from '../../../src/core/constraints/explain.js';
import { relax, type ConstraintFailure } from '../../../src/core/constraints/relax.js';
import { engine } from '../../support/engine.js';
import { answerTo, randomRequests, sourcesOf, type RandomRequest } from './random-requests.js';

/** What follows is the same in every engine: one of them tries the many cases. */
const MANY = engine.name === 'chromium' ? 10_000 : 1000;

const isPossible = ({ devices, constraints, kind }: RandomRequest): boolean =>
  explain(constraints, sourcesOf(devices), { kind }).status === 'possible';

/** Relaxes a request that failed, with all that is known of the devices, and expects that it is met then. */
async function expectRelaxed(request: RandomRequest, failure: ConstraintFailure): Promise<void> {
  const { constraints: asked, devices, kind } = request;
  const result = relax(asked, failure, sourcesOf(devices), { kind })!;
  expect(result.status).to.equal('possible');
  const answer = await answerTo({ ...request, constraints: result.constraints }, true);
  expect(answer.name).to.equal('NotReadableError');
  const names = result.relaxed.map(({ name }) => name);
  for (const name of Object.keys(asked)) {
    const [before, after] = [asked, result.constraints].map((set) => set[name as keyof typeof set]);
    if (!names.includes(name)) expect(after).to.deep.equal(before);
    // Nothing is relaxed that need not be.
    const back = { ...result.constraints, [name]: before };
    if (names.includes(name)) expect(isPossible({ ...request, constraints: back })).to.equal(false);
  }
}

/** Relaxes a request again and again, knowing nothing but how it failed. */
async function expectRelaxedBlindly(request: RandomRequest): Promise<void> {
  let { constraints } = request;
  for (let tries = 0; ; tries++) {
    const failure = await answerTo({ ...request, constraints }, true);
    if (failure.name === 'NotReadableError') return;
    const step = relax(constraints, failure as ConstraintFailure, {}, { kind: request.kind });
    expect(tries).to.be.lessThan(20);
    constraints = step!.constraints;
  }
}

describe('explain(), relax() and getUserMedia()', () => {
  it(`agree on what devices can do, in ${MANY} random requests`, async function () {
    this.timeout(120_000);
    const seen = { possible: 0, impossible: 0 };
    const agree = fc.asyncProperty(randomRequests, async (request) => {
      const possible = isPossible(request);
      seen[possible ? 'possible' : 'impossible'] += 1;
      const answer = await answerTo(request, true);
      expect(answer.name === 'NotReadableError').to.equal(possible);
      if (!possible && request.devices.length) await expectRelaxed(request, answer);
    });
    await fc.assert(agree, { numRuns: MANY });
    expect(seen.possible).to.be.greaterThan(MANY / 10);
    expect(seen.impossible).to.be.greaterThan(MANY / 10);
  });

  it('come to an end where nothing is known but how it failed', async () => {
    const end = fc.asyncProperty(randomRequests, async (request) => {
      if (request.devices.length) await expectRelaxedBlindly(request);
    });
    await fc.assert(end, { numRuns: 500 });
  });

  it('agree where devices start', async () => {
    const agree = fc.asyncProperty(randomRequests, async (request) => {
      const { name } = await answerTo(request, false);
      expect(name === '').to.equal(isPossible(request));
    });
    await fc.assert(agree, { numRuns: 50 });
  });
});
