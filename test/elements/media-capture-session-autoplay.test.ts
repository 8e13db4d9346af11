import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/media-capture-session.js';
import '../../src/define/media-stream-preview.js';
import { DeviceMemory } from '../../src/core/device-memory.js';
import type { MediaCaptureSession } from '../../src/elements/media-capture-session/media-capture-session.js';
import { requests } from '../support/elements.js';
import { itNeeds } from '../support/engine.js';
import { setPermissions, useKnownPermission } from '../support/permissions.js';
import { nextEvent, waitFor } from '../support/wait.js';

const settings = (element: MediaCaptureSession): MediaTrackSettings =>
  element.stream!.getVideoTracks()[0]!.getSettings();

describe('<media-capture-session> with autoplay', () => {
  useKnownPermission();
  beforeEach(() => {
    requests.length = 0;
  });

  const create = () =>
    fixture<MediaCaptureSession>(html`<media-capture-session autoplay></media-capture-session>`);

  it('starts where permission is granted', async () => {
    const element = await create();
    await waitFor(() => element.stream);
    expect(requests).to.have.length(1);
  });

  it('starts as soon as the attribute is there', async () => {
    const element = await fixture<MediaCaptureSession>(html`<media-capture-session></media-capture-session>`);
    element.autoplay = true;
    await nextEvent(element, 'stream');
  });

  it('starts once: what was stopped stays stopped until it is put into the document again', async () => {
    const element = await create();
    await waitFor(() => element.stream);
    element.stop();
    element.lang = 'fr';
    element.requestUpdate();
    await element.updateComplete;
    // Answered after the question of the element, if it had one.
    await navigator.permissions.query({ name: 'camera' as PermissionName });
    expect(element.session.state.status).to.equal('idle');
    const parent = element.parentElement!;
    element.remove();
    await new Promise((resolve) => setTimeout(resolve));
    parent.append(element);
    await nextEvent(element, 'stream');
  });

  it('leaves no camera open where it leaves the document before the answer', async () => {
    const element = document.createElement('media-capture-session');
    element.autoplay = true;
    for (let times = 0; times < 5; times++) {
      document.body.append(element);
      await element.updateComplete;
      element.remove();
      await new Promise((resolve) => setTimeout(resolve));
    }
    // Answered after the question of the element; the check after each test finds what was left live.
    await navigator.permissions.query({ name: 'camera' as PermissionName });
  });

  itNeeds('setPermissions', 'asks for nothing where permission is denied', async () => {
    await setPermissions({ camera: 'denied' });
    const element = await create();
    const { state } = await navigator.permissions.query({ name: 'camera' });
    await element.updateComplete;
    expect(state).to.equal('denied');
    expect(requests).to.deep.equal([]);
    expect(element.session.state.status).to.equal('idle');
  });
});

describe('<media-capture-session> with remember', () => {
  beforeEach(() => {
    requests.length = 0;
  });

  const KEY = 'media-capture-devices';
  afterEach(() => localStorage.removeItem(KEY));

  it('keeps the device that the user chose, for the next page', async () => {
    const element = await fixture<MediaCaptureSession>(
      html`<media-capture-session remember></media-capture-session>`,
    );
    await element.start();
    const { deviceId = '' } = settings(element);
    expect(localStorage.getItem(KEY)).to.equal(null);
    await element.session.selectDevice('videoinput', deviceId);
    expect(new DeviceMemory().recall('videoinput')).to.deep.equal([
      { deviceId, kind: 'videoinput', label: element.stream!.getVideoTracks()[0]!.label },
    ]);
    const next = await fixture<MediaCaptureSession>(
      html`<media-capture-session remember></media-capture-session>`,
    );
    requests.length = 0;
    element.remove();
    await waitFor(() => !element.stream);
    await next.start();
    expect(JSON.stringify(requests)).to.contain(deviceId);
  });

  it('keeps nothing without it, or once it is gone', async () => {
    const element = await fixture<MediaCaptureSession>(html`<media-capture-session></media-capture-session>`);
    await element.session.selectDevice('videoinput', 'a');
    element.remember = true;
    await element.updateComplete;
    element.remember = false;
    await element.updateComplete;
    await element.session.selectDevice('videoinput', 'b');
    expect(localStorage.getItem(KEY)).to.equal(null);
  });

  it('uses the memory that the page gave to the session', async () => {
    const element = await fixture<MediaCaptureSession>(html`<media-capture-session></media-capture-session>`);
    const memory = new DeviceMemory('elsewhere', sessionStorage);
    element.session.memory = memory;
    element.remember = true;
    await element.updateComplete;
    await element.session.selectDevice('videoinput', 'a');
    expect(memory.recall('videoinput')).to.have.length(1);
    expect(localStorage.getItem(KEY)).to.equal(null);
    sessionStorage.removeItem('elsewhere');
  });
});
