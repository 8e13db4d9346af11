import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/all.js';
import { partOf, press, recordEvents, requests, textOf, untilPart, untilState } from '../support/elements.js';
import { itNeeds } from '../support/engine.js';
import { english as en } from '../support/english.js';
import { rejection } from '../support/hand-made-devices.js';
import { setPermissions } from '../support/permissions.js';
import { eventAfter, waitFor } from '../support/wait.js';

describe('before the user was asked', () => {
  beforeEach(() => {
    requests.length = 0;
  });

  itNeeds(
    'setPermissions',
    'no element asks, with autoplay or without, and each shows a button',
    async () => {
      await setPermissions({ camera: 'prompt', microphone: 'prompt' });
      const place = await fixture(html`
        <div>
          <media-capture-session autoplay>
            <media-device-picker></media-device-picker>
            <media-stream-preview></media-stream-preview>
            <still-photo-capture></still-photo-capture>
          </media-capture-session>
          <media-stream-preview autoplay></media-stream-preview>
          <still-photo-capture autoplay></still-photo-capture>
        </div>
      `);
      for (const element of place.querySelectorAll('media-stream-preview, still-photo-capture')) {
        await untilPart(element, 'start');
      }
      const picker = place.querySelector('media-device-picker')!;
      await untilState(picker, 'permission');
      expect(partOf(picker, 'select')).to.equal(null);
      expect(textOf(picker)).to.contain(en.permissionFirst('videoinput'));
      const { state } = await navigator.permissions.query({ name: 'camera' as PermissionName });
      expect(state).to.equal('prompt');
      expect(requests).to.deep.equal([]);
    },
  );
});

describe('a prompt that the user closes', () => {
  // There is no user in a test; and what Chromium then takes for its answer sticks to the page.
  beforeEach(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('Permission dismissed', 'NotAllowedError'));
  });

  afterEach(() => {
    Reflect.deleteProperty(navigator.mediaDevices, 'getUserMedia');
  });

  it('is a cancel, no error', async () => {
    const element = await fixture<HTMLElementTagNameMap['media-capture-session']>(html`
      <media-capture-session><media-stream-preview></media-stream-preview></media-capture-session>
    `);
    const seen = recordEvents(element, 'stream', 'error', 'cancel');
    const preview = element.querySelector('media-stream-preview')!;
    await eventAfter(element, 'cancel', () => press(preview, 'start'));
    expect(seen).to.deep.equal(['cancel']);
    expect(element.error).to.include({ code: 'permission-dismissed' });
    expect((await untilPart(preview, 'notice-title')).textContent).to.contain('needed');
    await untilPart(preview, 'retry');
  });

  it('is the same to elements that ask for themselves', async () => {
    for (const tag of ['media-stream-preview', 'still-photo-capture'] as const) {
      const element = document.createElement(tag);
      const place = await fixture(html`<div></div>`);
      place.append(element);
      const seen = recordEvents(element, 'stream', 'error', 'cancel');
      await eventAfter(element, 'cancel', () => press(element, 'start'));
      expect(seen).to.deep.equal(['cancel']);
      await untilPart(element, 'retry');
    }
    const photo = document.querySelector('still-photo-capture')!;
    expect(await rejection(photo.takePhoto())).to.include({ code: 'permission-dismissed' });
    await waitFor(() => partOf(photo, 'file'));
  });
});
