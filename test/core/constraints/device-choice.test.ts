import { expect } from '@open-wc/testing';
import { withDevice } from '../../../src/core/constraints/device-choice.js';

describe('withDevice', () => {
  it('changes nothing without a choice', () => {
    expect(withDevice(true, undefined, undefined)).to.equal(true);
    const constraints = { facingMode: 'user', width: 640 };
    expect(withDevice(constraints, undefined, undefined)).to.deep.equal(constraints);
  });

  it('requires the selected device, whatever the page names, and keeps the rest', () => {
    const chosen = { deviceId: { exact: 'a' } };
    expect(withDevice(true, 'a', undefined)).to.deep.equal(chosen);
    const constraints = { deviceId: 'x', groupId: 'g', facingMode: { exact: 'user' }, width: 640 };
    expect(withDevice(constraints, 'a', 'b')).to.deep.equal({
      ...chosen,
      width: 640,
    });
  });

  it("names no device where the system's default is selected", () => {
    expect(withDevice(true, '', 'b')).to.deep.equal({});
    const constraints = { deviceId: 'x', facingMode: 'user', width: 640 };
    expect(withDevice(constraints, '', undefined)).to.deep.equal({ facingMode: 'user', width: 640 });
  });

  it('requires a device of an earlier visit, and asks for no facing mode beside it', () => {
    const required = { deviceId: { exact: 'b' } };
    expect(withDevice(true, undefined, 'b')).to.deep.equal(required);
    const constraints = { facingMode: 'user', width: 640 };
    expect(withDevice(constraints, undefined, 'b')).to.deep.equal({ ...required, width: 640 });
  });

  it('does not recall a device against a facing mode that is required', () => {
    const constraints = { facingMode: { exact: 'environment' } };
    expect(withDevice(constraints, undefined, 'b')).to.deep.equal(constraints);
  });

  it('does not recall a device against one that the page names', () => {
    const constraints = { deviceId: { exact: 'x' }, groupId: 'g' };
    expect(withDevice(constraints, undefined, 'b')).to.deep.equal(constraints);
  });

  it('drops a facing mode that is preferred beside a device', () => {
    const preferred = { deviceId: { exact: 'x' }, facingMode: 'user', width: 640 };
    const kept = { deviceId: { exact: 'x' }, width: 640 };
    expect(withDevice(preferred, undefined, 'b')).to.deep.equal(kept);
    const ideal = { ...preferred, facingMode: { ideal: 'user' } };
    expect(withDevice(ideal, undefined, undefined)).to.deep.equal(kept);
  });

  it('keeps a facing mode that the page requires beside a device', () => {
    const required = { deviceId: 'x', facingMode: { exact: 'user' } };
    expect(withDevice(required, undefined, undefined)).to.deep.equal(required);
  });
});
