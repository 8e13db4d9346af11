import { expect } from '@open-wc/testing';
import { itNeeds } from './engine.js';
import { expectNoLiveTracks, liveTracks } from './leak-check.js';
import { setPermissions } from './permissions.js';
import { watchResources } from './resources.js';
import { nextEvent, waitFor } from './wait.js';

const openCamera = (): Promise<MediaStream> => navigator.mediaDevices.getUserMedia({ video: true });

/** What an async function rejects with. */
async function rejection(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => expect.fail('did not reject'),
    (error: unknown) => error as Error,
  );
}

describe('the check for live tracks', () => {
  it('names and stops a track that a test leaves live', async () => {
    const [track] = (await openCamera()).getVideoTracks();
    expect((await rejection(expectNoLiveTracks(0))).message).to.include('1 track(s) still live');
    expect(track!.readyState).to.equal('ended');
  });

  it('sees clones of tracks and of streams', async () => {
    const stream = await openCamera();
    stream.getVideoTracks()[0]!.clone();
    stream.clone();
    expect(liveTracks()).to.have.length(3);
    expect((await rejection(expectNoLiveTracks(0))).message).to.include('3 track(s) still live');
    expect(liveTracks()).to.have.length(0);
  });

  it('waits for a request that is still under way', async () => {
    let answered = false;
    const request = openCamera().then((stream) => {
      answered = true;
      for (const track of stream.getTracks()) track.stop();
    });
    await expectNoLiveTracks();
    expect(answered).to.equal(true);
    await request;
  });

  it('lets a track end a moment later', async () => {
    const [track] = (await openCamera()).getVideoTracks();
    setTimeout(() => track!.stop(), 50);
    await expectNoLiveTracks();
    expect(track!.readyState).to.equal('ended');
  });
});

describe('setPermissions', () => {
  itNeeds('setPermissions', 'makes a request fail as the user would', async () => {
    await setPermissions({ camera: 'denied' });
    const { state } = await navigator.permissions.query({ name: 'camera' });
    expect(state).to.equal('denied');
    expect((await rejection(openCamera())).name).to.equal('NotAllowedError');
  });

  itNeeds('setPermissions', 'lasts until the end of the test', async () => {
    const { state } = await navigator.permissions.query({ name: 'camera' });
    expect(state).to.equal('granted');
  });
});

describe('waitFor and nextEvent', () => {
  it('resolve with what came', async () => {
    const target = new EventTarget();
    setTimeout(() => target.dispatchEvent(new Event('ping')), 10);
    expect((await nextEvent(target, 'ping')).type).to.equal('ping');
    expect(await waitFor(() => 'there')).to.equal('there');
  });

  it('reject after their time, saying for what they waited', async () => {
    const event = await rejection(nextEvent(new EventTarget(), 'ping', { timeout: 20 }));
    expect(event.message).to.include('the event "ping"');
    const condition = await rejection(waitFor(() => false, { timeout: 20, message: 'the sun' }));
    expect(condition.message).to.include('the sun');
  });
});

describe('watchResources', () => {
  it('counts listeners until they are removed, aborted or fired', () => {
    const watch = watchResources();
    const listener = (): void => {};
    const controller = new AbortController();
    window.addEventListener('one', listener);
    window.addEventListener('one', listener);
    document.addEventListener('two', listener, { once: true });
    navigator.mediaDevices.addEventListener('devicechange', listener, { signal: controller.signal });
    const { window: onWindow, document: onDocument, mediaDevices } = watch.counts();
    expect([onWindow, onDocument, mediaDevices]).to.deep.equal([1, 1, 1]);
    window.removeEventListener('one', listener);
    document.dispatchEvent(new Event('two'));
    controller.abort();
    const after = watch.counts();
    expect([after.window, after.document, after.mediaDevices]).to.deep.equal([0, 0, 0]);
    watch.restore();
  });

  it('counts listeners on the state of a permission', async () => {
    const watch = watchResources();
    const status = await navigator.permissions.query({ name: 'camera' });
    const listener = (): void => {};
    status.addEventListener('change', listener);
    expect(watch.counts().permissionStatus).to.equal(1);
    status.removeEventListener('change', listener);
    expect(watch.counts().permissionStatus).to.equal(0);
    watch.restore();
  });

  it('counts audio contexts that are not closed, and elements', async () => {
    const watch = watchResources();
    const { elements } = watch.counts();
    const context = new AudioContext();
    document.body.append(document.createElement('hr'));
    expect(watch.counts()).to.include({ audioContexts: 1, elements: elements + 1 });
    await context.close();
    document.body.lastElementChild!.remove();
    expect(watch.counts()).to.include({ audioContexts: 0, elements });
    watch.restore();
  });
});
