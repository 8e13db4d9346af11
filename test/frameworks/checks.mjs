// What has to hold on the pages of every framework. Each check has a fresh page.
import assert from 'node:assert/strict';

const requests = (page) => page.run(() => window.seen.requests);
const openTracks = (page) =>
  page.run(() => window.seen.tracks.filter(({ readyState }) => readyState === 'live').length);

/** What the elements have as properties. */
const readProperties = () => {
  const find = (tag) => document.querySelector(tag);
  const { maxWidth, required, name, aspectRatio, disabled } = find('still-photo-capture');
  return {
    facingMode: find('media-capture-session').facingMode,
    constraints: find('media-capture-session').constraints,
    kind: find('media-device-picker').kind,
    ownSession: find('media-stream-preview').session === window.harness.session,
    controls: find('media-stream-preview').controls,
    photo: { maxWidth, required, name, aspectRatio, disabled },
  };
};

/** @type {Record<string, (page: import('./page.mjs').FrameworkPage) => Promise<void>>} */
export const CHECKS = {
  async 'attributes and properties arrive'(page) {
    assert.deepEqual(await page.run(readProperties), {
      facingMode: 'user',
      constraints: { video: { width: { exact: 640 } } },
      kind: 'videoinput',
      ownSession: true,
      controls: true,
      photo: { maxWidth: 320, required: true, name: 'photo', aspectRatio: '1', disabled: false },
    });
  },

  async 'pick, see, take, send'(page) {
    await page.press('Start camera');
    await page.logged('stream');
    const chosen = await page.chooseAnother();
    assert.deepEqual(await page.logged('input'), ['input', chosen]);
    assert.deepEqual(await page.logged('change'), ['change', chosen]);
    await page.press('Take photo');
    assert.deepEqual(await page.logged('photo-capture'), ['photo-capture', 320, 320, 'image/jpeg']);
    await page.until(() => document.querySelector('still-photo-capture:state(review)'));
    await page.press('Send');
    assert.deepEqual(await page.logged('submit'), ['submit', 'File', 'image/jpeg', true]);
  },

  async 'without the photo that is required nothing is sent, and the way to it has the focus'(page) {
    await page.press('Send');
    assert.equal(await page.run(() => document.activeElement.localName), 'still-photo-capture');
    assert.deepEqual(await page.run(() => window.harness.log), []);
  },

  async 'what changes later arrives'(page) {
    await page.press('Start camera');
    await page.live();
    await page.set({ ratio: '16/9', width: 320 });
    await page.until(() => document.querySelector('still-photo-capture').aspectRatio === '16/9');
    await page.until(() => {
      const [track] = document.querySelector('media-capture-session').stream.getVideoTracks();
      return track.getSettings().width === 320;
    });
    await page.set({ disabled: true });
    await page.until(() => document.querySelector('still-photo-capture').matches(':disabled'));
    await page.set({ disabled: false });
    await page.press('Take photo');
    assert.deepEqual(await page.logged('photo-capture'), ['photo-capture', 320, 180, 'image/jpeg']);
  },

  async 'a page opens one stream, however often it renders and moves'(page) {
    await page.set({ autoplay: true });
    await page.live();
    const stream = await page.run(
      () => (window.before = document.querySelector('still-photo-capture').stream).id,
    );
    await page.set({ last: true });
    await page.until(() => document.querySelector('section + form'));
    await page.set({ last: false, ratio: '4/3' });
    await page.until(() => document.querySelector('form + section'));
    await page.live();
    assert.equal(await page.run(() => document.querySelector('still-photo-capture').stream.id), stream);
    assert.equal(await requests(page), 1);
    assert.equal(await openTracks(page), 1);
  },

  async 'what leaves the page lets go of the camera, and can come back'(page) {
    await page.press('Start camera');
    await page.live();
    await page.set({ shown: false });
    await page.dark();
    await page.set({ shown: true });
    await page.press('Start camera');
    await page.live();
    assert.equal(await openTracks(page), 1);
    await page.set({ shown: false });
    await page.dark();
  },

  async 'what leaves while it starts opens nothing for long'(page) {
    await page.press('Start camera');
    await page.set({ shown: false });
    await page.until(() => window.seen.requests === 1);
    await page.until(() => window.seen.tracks.length > 0);
    await page.dark();
  },

  async 'a session of the page is shown by an element, and its state by the framework'(page) {
    const shows = (status) =>
      page.until((status) => document.querySelector('output').value === status, status);
    await shows('idle');
    await page.press('Start camera', 'section');
    await shows('live');
    await page.press('Stop', 'section');
    await shows('idle');
    await page.dark();
  },
};

/** The example in README.md: what it says is done, is done. */
export async function checkReadme(page) {
  await page.press('Start camera');
  await page.live();
  await page.chooseAnother();
  await page.press('Take photo');
  await page.until(() => document.querySelector('still-photo-capture:state(review)'));
  await page.press('Send');
  await page.until(() => window.sent.length === 1);
  const photo = await page.run(() => [window.sent[0].constructor.name, window.sent[0].type]);
  assert.deepEqual(photo, ['File', 'image/jpeg']);
}
