import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/media-capture-session.js';
import '../../src/define/media-device-picker.js';
import '../../src/define/media-stream-preview.js';
import type { MediaCaptureSession } from '../../src/elements/media-capture-session/media-capture-session.js';
import { choose, createPicker, listOf, optionsOf, usePickers } from '../support/device-picker.js';
import { partOf, press, untilState } from '../support/elements.js';
import { english as en } from '../support/english.js';
import { type HandMadeDevices, microphone } from '../support/hand-made-devices.js';
import { useKnownPermission } from '../support/permissions.js';
import { eventAfter, waitFor } from '../support/wait.js';

describe('<media-device-picker> for speakers', () => {
  useKnownPermission();
  let devices: HandMadeDevices;
  const { use, createFor } = usePickers((made) => (devices = made));

  it('offers the default of the system first, and keeps the choice for the session', async function () {
    if (!('setSinkId' in HTMLMediaElement.prototype)) this.skip();
    const element = await fixture<HTMLElement>(html`
      <media-capture-session>
        <media-device-picker kind="audiooutput"></media-device-picker>
      </media-capture-session>
    `);
    const picker = element.querySelector('media-device-picker')!;
    await untilState(picker, 'ready');
    const list = await listOf(picker);
    await waitFor(() => list.options.length > 1);
    expect(list.options[0]!.text).to.equal(en.systemDefault);
    expect(list.value).to.equal('');
    const { deviceId } = picker.devices.at(-1)!;
    await eventAfter(picker, 'change', () => choose(picker, deviceId));
    expect(picker.value).to.equal(deviceId);
    expect(element.matches('media-capture-session')).to.equal(true);
  });

  it('plays the session where its user wants to hear it', async function () {
    if (!('setSinkId' in HTMLMediaElement.prototype)) this.skip();
    const element = await fixture<MediaCaptureSession>(html`
      <media-capture-session audio>
        <media-stream-preview audible></media-stream-preview>
        <media-device-picker kind="audiooutput"></media-device-picker>
        <media-stream-preview audible></media-stream-preview>
      </media-capture-session>
    `);
    await element.start();
    const picker = element.querySelector('media-device-picker')!;
    await untilState(picker, 'ready');
    const list = await listOf(picker);
    await waitFor(() => list.options.length > 1);
    const { deviceId } = picker.devices.at(-1)!;
    await choose(picker, deviceId);
    const previews = [...element.querySelectorAll('media-stream-preview')];
    await waitFor(() => previews.every(({ videoElement }) => videoElement!.sinkId === deviceId));
  });

  it('has only that where the browser lets nobody choose', async () => {
    const setSinkId = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'setSinkId');
    Reflect.deleteProperty(HTMLMediaElement.prototype, 'setSinkId');
    try {
      const element = await createPicker();
      element.kind = 'audiooutput';
      await untilState(element, 'unsupported');
      const list = partOf(element, 'select') as HTMLSelectElement;
      expect(list.disabled).to.equal(true);
      expect(optionsOf(list)).to.deep.equal([en.systemDefault]);
    } finally {
      if (setSinkId) Object.defineProperty(HTMLMediaElement.prototype, 'setSinkId', setSinkId);
    }
  });

  it('asks in the list of the browser where that has one', async () => {
    use(microphone('c'));
    const speaker = { deviceId: 's', kind: 'audiooutput', label: 'Speaker s', groupId: 's' } as never;
    Object.assign(devices, {
      selectAudioOutput: () => {
        devices.devices = [microphone('c'), speaker];
        return Promise.resolve(speaker);
      },
    });
    const element = await createFor('audiooutput');
    await untilState(element, 'permission');
    await press(element, 'allow');
    await untilState(element, 'ready');
    await waitFor(() => element.value === 's');
  });
});
