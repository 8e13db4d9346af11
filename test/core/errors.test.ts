import { expect } from '@open-wc/testing';
import { CaptureError } from '../../src/core/errors.js';

describe('CaptureError', () => {
  it('is an Error with a name, a code and the code as its message', () => {
    const error = new CaptureError('device-not-found');
    expect(error).to.be.instanceOf(Error);
    expect(error.name).to.equal('CaptureError');
    expect(error.code).to.equal('device-not-found');
    expect(error.message).to.equal('device-not-found');
  });

  it('keeps what the platform threw, the kind and the constraint', () => {
    const cause = new DOMException('no', 'OverconstrainedError');
    const error = new CaptureError('overconstrained', {
      message: 'too wide',
      cause,
      kind: 'video',
      constraint: 'width',
    });
    expect(error.cause).to.equal(cause);
    expect(error.kind).to.equal('video');
    expect(error.constraint).to.equal('width');
    expect(error.message).to.equal('too wide');
  });

  it('knows nothing of kind and constraint where none is given', () => {
    const { kind, constraint, cause } = new CaptureError('unknown');
    expect(kind).to.equal(undefined);
    expect(constraint).to.equal(undefined);
    expect(cause).to.equal(undefined);
  });

  for (const code of ['unsupported', 'insecure-context', 'blocked-by-policy'] as const) {
    it(`can't be recovered from within the page when it is ${code}`, () => {
      expect(new CaptureError(code).recoverable).to.equal(false);
    });
  }

  for (const code of ['permission-denied', 'device-in-use', 'overconstrained', 'unknown'] as const) {
    it(`is worth another try when it is ${code}`, () => {
      expect(new CaptureError(code).recoverable).to.equal(true);
    });
  }
});
