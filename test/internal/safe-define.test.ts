import { expect } from '@open-wc/testing';
import { devWarning } from '../../src/internal/dev-warning.js';
import { safeDefine } from '../../src/internal/safe-define.js';

const issued = globalThis as { litIssuedWarnings?: Set<string> };
const warn = console.warn;
let warnings: unknown[];

beforeEach(() => {
  warnings = [];
  console.warn = (message: unknown) => warnings.push(message);
});

afterEach(() => {
  console.warn = warn;
});

describe('safeDefine', () => {
  it('registers an element once, in silence', () => {
    class First extends HTMLElement {}
    safeDefine('safe-define-first', First);
    safeDefine('safe-define-first', First);
    expect(document.createElement('safe-define-first')).to.be.instanceOf(First);
    expect(warnings).to.deep.equal([]);
  });

  it('leaves a tag to the class that has it, and warns', () => {
    class Holder extends HTMLElement {}
    safeDefine('safe-define-held', Holder);
    safeDefine('safe-define-held', class extends HTMLElement {});
    expect(customElements.get('safe-define-held')).to.equal(Holder);
    expect(warnings.join()).to.contain('<safe-define-held>');
  });
});

describe('devWarning', () => {
  it('says each thing once', () => {
    devWarning('one thing');
    devWarning('one thing');
    devWarning('another thing');
    expect(warnings).to.deep.equal(['one thing', 'another thing']);
  });

  it('keeps quiet about what the page has silenced', () => {
    issued.litIssuedWarnings!.add('a silenced thing');
    devWarning('a silenced thing');
    expect(warnings).to.deep.equal([]);
  });

  it("keeps quiet where Lit's production build runs", () => {
    const { litIssuedWarnings } = issued;
    delete issued.litIssuedWarnings;
    try {
      devWarning('a thing for developers');
    } finally {
      Object.assign(issued, { litIssuedWarnings });
    }
    expect(warnings).to.deep.equal([]);
  });
});
