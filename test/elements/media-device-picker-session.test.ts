import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/media-capture-session.js';
import '../../src/define/media-device-picker.js';
import type { CaptureSession } from '../../src/core/capture-session.js';
import { choose, listOf, optionsOf, usePickers } from '../support/device-picker.js';
import { partOf, press, recordEvents, untilPart, untilState } from '../support/elements.js';
import { camera, type HandMadeDevices } from '../support/hand-made-devices.js';
import { eventAfter, waitFor } from '../support/wait.js';

describe('<media-device-picker> in a session', () => {
  let devices: HandMadeDevices;
  let session: CaptureSession;
  const { use, createFor } = usePickers((...made) => ([devices, session] = made));

  it('shows the device that is in use', async () => {
    const element = await createFor();
    await session.start({ video: { deviceId: { ideal: 'b' } } });
    await waitFor(() => element.value === 'b');
    const list = await listOf(element);
    await waitFor(() => list.value === 'b');
    expect(optionsOf(list)).to.deep.equal(['Camera a', 'Camera b']);
  });

  it('shows what the track tells, not what was asked for', async () => {
    const element = await createFor();
    await session.start({ video: { deviceId: { ideal: 'gone' } } });
    await waitFor(() => element.value === 'a');
  });

  it('switches without a gap: the stream stays the same object', async () => {
    const element = await createFor();
    const stream = await session.start({ video: true });
    await waitFor(() => element.value === 'a');
    const seen = recordEvents(element.parentElement!, 'input', 'change');
    let told = '';
    element.addEventListener('change', () => (told = element.value));
    await eventAfter(element, 'change', () => choose(element, 'b'));
    expect(told).to.equal('b');
    expect(session.stream).to.equal(stream);
    expect(stream.getTracks().map((track) => track.getSettings().deviceId)).to.deep.equal(['b']);
    expect(seen).to.deep.equal(['input bubbles', 'change bubbles']);
    expect(devices.live).to.have.length(1);
  });

  it('has its new value in the form when it fires change', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><media-device-picker name="camera" .session=${session}></media-device-picker></form>`,
    );
    const element = form.querySelector('media-device-picker')!;
    await session.start({ video: true });
    await waitFor(() => element.value === 'a');
    let sent: unknown;
    form.addEventListener('change', () => (sent = new FormData(form).get('camera')));
    await eventAfter(element, 'change', () => choose(element, 'b'));
    expect(sent).to.equal('b');
  });

  it('holds the choice for the next start where its kind is not captured', async () => {
    const element = await createFor('audioinput');
    await untilState(element, 'ready');
    await eventAfter(element, 'change', () => choose(element, 'c'));
    expect(element.value).to.equal('c');
    expect(devices.requests).to.deep.equal([]);
    await session.start({ audio: true });
    expect(devices.requests).to.deep.equal([{ audio: { deviceId: { exact: 'c' } } }]);
  });

  it('stays with the device of before where the new one fails, and says why', async () => {
    const element = await createFor();
    await session.start({ video: true });
    await waitFor(() => element.value === 'a');
    const seen = recordEvents(element.parentElement!, 'change', 'error');
    devices.before = () => {
      throw new DOMException('', 'UnknownError');
    };
    await eventAfter(element, 'error', () => choose(element, 'b'));
    expect(seen).to.deep.equal([]);
    await untilState(element, 'error');
    await untilPart(element, 'notice');
    expect(element.error).to.include({ kind: 'video' });
    const list = await listOf(element);
    await waitFor(() => list.value === 'a');
    devices.before = () => undefined;
    await press(element, 'retry');
    await waitFor(() => element.value === 'b');
    await waitFor(() => !partOf(element, 'notice'));
  });

  it('takes the last of several choices', async () => {
    use(camera('a'), camera('b'), camera('d'));
    const element = await createFor();
    const stream = await session.start({ video: true });
    await waitFor(() => element.value === 'a');
    await choose(element, 'b');
    await choose(element, 'd');
    await waitFor(() => element.value === 'd');
    expect(stream.getTracks().map((track) => track.getSettings().deviceId)).to.deep.equal(['d']);
    expect(element.error).to.equal(undefined);
  });

  it('is switched by its value as well, which tells nobody', async () => {
    const element = await createFor();
    await session.start({ video: true });
    await waitFor(() => element.value === 'a');
    const seen = recordEvents(element, 'input', 'change');
    element.value = 'b';
    await waitFor(() => element.value === 'b');
    expect(seen).to.deep.equal([]);
  });

  it('takes what a browser restores', async () => {
    const element = await createFor();
    element.formStateRestoreCallback('b');
    await waitFor(() => element.value === 'b');
  });
});
