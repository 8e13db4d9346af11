import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/all.js';
import { liveTracks } from '../support/leak-check.js';
import { watchResources, type ResourceWatch } from '../support/resources.js';
import { waitFor } from '../support/wait.js';

const TIMES = 200;

describe(`elements that come, start and go ${TIMES} times`, () => {
  let watch: ResourceWatch;
  let place: HTMLElement;

  beforeEach(async () => {
    watch = watchResources();
    place = await fixture(html`<div></div>`);
  });

  afterEach(() => watch.restore());

  /** Does one round often, and compares what there is after the first and after the last. */
  const repeat = async (round: () => Promise<void>): Promise<void> => {
    const leftOver = (): number => {
      const { mediaDevices, permissionStatus, document } = watch.counts();
      return mediaDevices + permissionStatus + document;
    };
    const settled = async () => {
      await waitFor(() => liveTracks().length === 0 && place.childElementCount === 0);
      // What was answered late has come by now.
      await navigator.permissions.query({ name: 'camera' as PermissionName }).catch(() => undefined);
      await waitFor(() => leftOver() === 0);
      return watch.counts();
    };
    await round();
    const first = await settled();
    for (let times = 1; times < TIMES; times++) await round();
    expect(await settled()).to.deep.equal(first);
  };

  it('leave nothing behind: a session and what is in it', async function () {
    this.timeout(120_000);
    await repeat(async () => {
      place.innerHTML = `
        <media-capture-session>
          <media-device-picker></media-device-picker>
          <media-stream-preview controls audible></media-stream-preview>
          <still-photo-capture countdown="3"></still-photo-capture>
        </media-capture-session>`;
      await place.querySelector('media-capture-session')!.start();
      place.replaceChildren();
    });
  });

  it('leave nothing behind: elements with cameras of their own', async function () {
    this.timeout(120_000);
    await repeat(async () => {
      place.innerHTML =
        '<media-stream-preview></media-stream-preview><still-photo-capture></still-photo-capture>';
      const photo = place.querySelector('still-photo-capture')!.takePhoto();
      await place.querySelector('media-stream-preview')!.start();
      place.replaceChildren();
      await photo.catch(() => undefined);
    });
  });
});
