import { expect } from '@open-wc/testing';
import { withDevice } from '../../../src/core/constraints/device-choice.js';

describe('withDevice', () => {
  it('leaves what is not asked for', () => {
    expect(withDevice(false, { selected: 'a', recalled: 'b' })).to.equal(false);
  });

  it('changes nothing without a choice', () => {
    expect(withDevice(true, {})).to.equal(true);
    const constraints = { facingMode: 'user', width: 640 };
    expect(withDevice(constraints, {})).to.deep.equal(constraints);
  });

  it('requires the selected device, whatever the page names, and keeps the rest', () => {
    const chosen = { deviceId: { exact: 'a' } };
    expect(withDevice(true, { selected: 'a' })).to.deep.equal(chosen);
    const constraints = { deviceId: 'x', groupId: 'g', facingMode: { exact: 'user' }, width: 640 };
    expect(withDevice(constraints, { selected: 'a', recalled: 'b' })).to.deep.equal({
      ...chosen,
      width: 640,
    });
  });

  it("names no device where the system's default is selected", () => {
    expect(withDevice(true, { selected: '', recalled: 'b' })).to.deep.equal({});
    const constraints = { deviceId: 'x', facingMode: 'user', width: 640 };
    expect(withDevice(constraints, { selected: '' })).to.deep.equal({ facingMode: 'user', width: 640 });
  });

  it('requires a device of an earlier visit, and asks for no facing mode beside it', () => {
    const required = { deviceId: { exact: 'b' } };
    expect(withDevice(true, { recalled: 'b' })).to.deep.equal(required);
    const constraints = { facingMode: 'user', width: 640 };
    expect(withDevice(constraints, { recalled: 'b' })).to.deep.equal({ ...required, width: 640 });
  });

  it('does not recall a device against a facing mode that is required', () => {
    const constraints = { facingMode: { exact: 'environment' } };
    expect(withDevice(constraints, { recalled: 'b' })).to.deep.equal(constraints);
  });

  it('does not recall a device against one that the page names, and drops the facing mode beside that', () => {
    const constraints = { deviceId: { exact: 'x' }, facingMode: 'user' };
    expect(withDevice(constraints, { recalled: 'b' })).to.deep.equal({ deviceId: { exact: 'x' } });
    const grouped = { deviceId: 'x', groupId: 'g' };
    expect(withDevice(grouped, {})).to.deep.equal(grouped);
  });
});
