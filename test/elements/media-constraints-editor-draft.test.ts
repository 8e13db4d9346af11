import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { PROPERTIES, PROPERTY_NAMES } from '../../src/core/constraints/properties.js';
import { toConstraints } from '../../src/core/constraints/to-constraints.js';
import { DraftHistory } from '../../src/elements/media-constraints-editor/draft-history.js';
import { lineOfFault, readJson, toJson } from '../../src/elements/media-constraints-editor/draft-json.js';
import {
  changesIn,
  levelOf,
  levelsFor,
  withLevel,
  withMember,
  withNearest,
  type Draft,
} from '../../src/elements/media-constraints-editor/draft.js';

const number = fc.oneof(fc.nat(5000), fc.double({ min: 0, max: 4000, noNaN: true, noDefaultInfinity: true }));
const text = fc.string();
const value = fc.oneof(number, text, fc.boolean(), fc.array(text, { maxLength: 3 }));
const ask = fc.oneof(
  value,
  fc.dictionary(fc.constantFrom('ideal', 'exact', 'min', 'max'), value, {
    maxKeys: 4,
    noNullPrototype: true,
  }),
);
const name = fc.constantFrom(...PROPERTY_NAMES);
const set = fc.dictionary(name, ask, { maxKeys: 6, noNullPrototype: true });
/** Constraints that the browser takes, with what the form can't show. */
const draft = fc
  .tuple(set, fc.array(set, { maxLength: 2 }))
  .map(([basic, advanced]): Draft => ({ ...basic, ...(advanced.length && { advanced }) }) as Draft)
  .filter((given) => {
    try {
      return !!toConstraints(given);
    } catch {
      return false;
    }
  });

const read = (json: string): Draft => {
  const result = readJson(json);
  return 'draft' in result ? result.draft : expect.fail(JSON.stringify(result));
};

describe('a draft of constraints', () => {
  it('is the same after it was text, whatever is in it', () => {
    fc.assert(
      fc.property(draft, (given) => {
        // JSON has no negative zero.
        const plain = JSON.parse(JSON.stringify(given)) as Draft;
        expect(read(toJson(plain))).to.deep.equal(plain);
      }),
      { numRuns: 500 },
    );
  });

  it('loses nothing of the others where one of it is changed', () => {
    fc.assert(
      fc.property(draft, name, number, (given, own, start) => {
        for (const level of levelsFor(own)) {
          const next = withLevel(given, own, level, { value: start }) as Record<string, unknown>;
          const after = next[own];
          expect({ ...next, [own]: null }).to.deep.equal({ ...given, [own]: null });
          expect(levelOf(own, after)).to.equal(
            PROPERTIES[own].type === 'points' ? levelOf(own, after) : level,
          );
          expect(changesIn(given, next)).to.have.property('length').that.is.below(2);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('goes through its history and back', () => {
    fc.assert(
      fc.property(fc.array(draft, { maxLength: 20 }), (steps) => {
        const history = new DraftHistory();
        const seen: Draft[] = [];
        for (const step of steps) {
          if (changesIn(history.present, step).length) seen.push(history.present);
          history.edit(step);
        }
        while (history.canUndo) {
          history.undo();
          expect(history.present).to.equal(seen.pop());
        }
        expect(seen).to.deep.equal([]);
        expect(history.changes).to.deep.equal([]);
      }),
    );
  });

  it('finds the line where a text is no JSON, as its beginning tells', () => {
    fc.assert(
      fc.property(draft, fc.nat(), fc.constantFrom('', '?', '}', ',', '"', 'x'), (given, place, wrong) => {
        const json = toJson(given);
        const at = place % (json.length + 1);
        const broken = json.slice(0, at) + wrong + (wrong ? json.slice(at) : '');
        const result = readJson(broken);
        if (!('problem' in result) || result.problem.code !== 'syntax') return;
        const { line } = result.problem;
        const lines = broken.split('\n');
        expect(line).to.be.within(1, lines.length);
        // What is before that line can be gone on with; what is wrong stands there, or in the line before it.
        const before = json.slice(0, at).split('\n').length;
        expect(line).to.be.at.least(Math.min(before, broken.trimEnd().split('\n').length));
      }),
      { numRuns: 1000 },
    );
  });

  for (const [json, line] of [
    ['{\n  "width": 640,\n}', 3],
    ['{\n  "width": { exact: 1 }\n}', 2],
    ['{\n  "width": 01\n}', 2],
    ['{ "width": 640', 1],
    ['{\n  "width": 640\n  "height": 480\n}', 3],
    ['{}\n\n}', 3],
    ['"\\x"', 1],
  ] as const) {
    it(`says that ${JSON.stringify(json)} is wrong in line ${line}`, () => {
      expect(readJson(json)).to.deep.equal({ problem: { code: 'syntax', line } });
      expect(lineOfFault(json)).to.equal(line);
    });
  }

  it('is an object, with values of the right types; an empty text is one without any', () => {
    expect(read(' ')).to.deep.equal({});
    expect(readJson('[]')).to.deep.equal({ problem: { code: 'shape', line: 1 } });
    expect(readJson('{\n"width": 1,\n"frameRate": {"max": "fast"}\n}')).to.deep.equal({
      problem: { code: 'value', line: 3 },
    });
    // The browser may know it.
    expect(read('{"voiceIsolation": {"exact": true}}')).to.have.property('voiceIsolation');
  });

  it('is no text that goes deeper than engines can follow', () => {
    for (const levels of [20, 3000, 100_000]) {
      const [open, close] = ['['.repeat(levels), ']'.repeat(levels)];
      expect(readJson(`{\n"width": 1,\n"novelty": ${open}1${close}\n}`)).to.deep.equal({
        problem: { code: 'value', line: 3 },
      });
    }
    expect(read('{"novelty": [[[[1]]]]}')).to.deep.equal({ novelty: [[[[1]]]] });
  });

  it('can be asked for in each way; what the form has no field for is written', () => {
    for (const [own, given, level] of [
      ['width', undefined, 'none'],
      ['width', 640, 'ideal'],
      ['width', { exact: 640 }, 'exact'],
      ['width', { max: 640, min: 320 }, 'range'],
      ['width', { min: 320, ideal: 640 }, 'written'],
      ['facingMode', ['user', 'left'], 'written'],
      ['facingMode', { exact: ['user'] }, 'written'],
      ['zoom', true, 'written'],
      ['torch', true, 'ideal'],
      ['pointsOfInterest', { exact: [{ x: 0, y: 1 }] }, 'exact'],
    ] as const)
      expect(levelOf(own, given), `${own} ${JSON.stringify(given)}`).to.equal(level);
  });

  it('takes a value that works in the place of one that does not', () => {
    expect(withNearest({ width: { exact: 9000 } }, 'width', 1920)).to.deep.equal({ width: { exact: 1920 } });
    expect(withNearest({ width: { min: 9000 } }, 'width', 1920)).to.deep.equal({ width: { min: 1920 } });
    expect(withNearest({ width: { min: 1, max: 0 } }, 'width', 1)).to.deep.equal({
      width: { min: 1, max: 1 },
    });
    expect(withMember({ width: 640 }, 'width', 'ideal', 320)).to.deep.equal({ width: { ideal: 320 } });
  });
});
