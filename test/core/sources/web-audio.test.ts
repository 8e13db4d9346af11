import { expect } from '@open-wc/testing';
import { CaptureSession } from '../../../src/core/capture-session.js';
import type { CaptureError } from '../../../src/core/errors.js';
import { webAudioSource } from '../../../src/core/sources/web-audio.js';
import { rejection } from '../../support/hand-made-devices.js';
import { statusesOf } from '../../support/statuses.js';
import { waitFor } from '../../support/wait.js';

describe('webAudioSource()', () => {
  let context: AudioContext;

  beforeEach(() => {
    context = new AudioContext();
  });
  afterEach(() => context.close());

  const sessionOf = (node: AudioNode): CaptureSession =>
    new CaptureSession({ platform: webAudioSource(node) });

  it('captures what a node puts out, and lets go of it', async () => {
    const node = context.createGain();
    const before = context.createMediaStreamDestination.bind(context);
    const destinations: AudioNode[] = [];
    context.createMediaStreamDestination = () => {
      const destination = before();
      destinations.push(destination);
      return destination;
    };
    const session = sessionOf(node);
    const [track] = (await session.start({ audio: true })).getTracks();
    expect(track).to.include({ kind: 'audio', readyState: 'live' });
    session.stop();
    expect(track!.readyState).to.equal('ended');
    // What is connected no more can't be disconnected.
    expect(() => node.disconnect(destinations[0]!)).to.throw(DOMException);
  });

  it('serves several sessions, each with a track of its own', async () => {
    const node = context.createGain();
    const [one, two] = [sessionOf(node), sessionOf(node)];
    const [first] = (await one.start({ audio: true })).getTracks();
    const [second] = (await two.start({ audio: true })).getTracks();
    one.stop();
    expect(first!.readyState).to.equal('ended');
    expect(second!.readyState).to.equal('live');
    two.stop();
  });

  it('resumes a context that waits for an act of the user', async () => {
    await context.suspend();
    let resumed = 0;
    context.resume = async () => void (resumed += 1);
    const session = sessionOf(context.createGain());
    await session.start({ audio: true });
    expect(resumed).to.equal(1);
    session.stop();
  });

  it('lets go also of a node that the page itself has disconnected', async () => {
    const node = context.createGain();
    const session = sessionOf(node);
    const [track] = (await session.start({ audio: true })).getTracks();
    node.disconnect();
    session.stop();
    expect(track!.readyState).to.equal('ended');
    expect(session.state.status).to.equal('idle');
  });

  it('is ended where its context is closed, and can not be started again', async () => {
    const own = new AudioContext();
    const session = sessionOf(own.createGain());
    const statuses = statusesOf(session);
    await session.start({ audio: true });
    await own.close();
    await waitFor(() => session.state.status === 'ended');
    expect(statuses).to.deep.equal(['starting', 'live', 'ended']);
    const error = await rejection<CaptureError>(session.start({ audio: true }));
    expect(error).to.include({ code: 'device-not-found', message: 'The audio context is closed' });
  });

  it('captures a node of another window', async () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const { AudioContext: ForeignContext } = frame.contentWindow as Window & typeof globalThis;
    const foreign = new ForeignContext();
    const session = sessionOf(foreign.createGain());
    expect((await session.start({ audio: true })).getAudioTracks()).to.have.length(1);
    session.stop();
    await foreign.close();
    frame.remove();
  });

  it('has no picture', async () => {
    const error = await rejection<CaptureError>(sessionOf(context.createGain()).start());
    expect(error).to.include({ code: 'device-not-found', kind: 'video' });
  });

  it('refuses what is no node', () => {
    const offline = new OfflineAudioContext(1, 1, 44_100);
    expect(() => webAudioSource(offline.createGain())).to.throw(TypeError, 'node must');
    const sink = context.createMediaStreamDestination();
    for (const node of [null, {}, sink])
      expect(() => webAudioSource(node as AudioNode)).to.throw(TypeError, 'node must');
    sink.stream.getAudioTracks()[0]!.stop();
  });
});
