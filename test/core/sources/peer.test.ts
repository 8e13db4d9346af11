import { expect } from '@open-wc/testing';
import { CaptureSession } from '../../../src/core/capture-session.js';
import type { CaptureError } from '../../../src/core/errors.js';
import { peerSource } from '../../../src/core/sources/peer.js';
import { itNeeds } from '../../support/engine.js';
import { rejection } from '../../support/hand-made-devices.js';
import { LoopbackCall } from '../../support/loopback-call.js';
import { canvasCamera, GREEN, plain, shows, videoOf, type CanvasCamera } from '../../support/pictures.js';
import { statusesOf } from '../../support/statuses.js';
import { waitFor } from '../../support/wait.js';

const BOTH = { video: true, audio: true };

describe('peerSource()', () => {
  let call: LoopbackCall;
  let camera: CanvasCamera;
  let context: AudioContext;

  const needsPeers = (title: string, test: () => Promise<void>): void =>
    itNeeds('RTCPeerConnection', title, async () => {
      call = new LoopbackCall();
      camera = canvasCamera(64, 48, plain(GREEN));
      context = new AudioContext();
      try {
        await test();
      } finally {
        call.close();
        camera.stop();
        await context.close();
      }
    });

  const sound = (): MediaStreamTrack => context.createMediaStreamDestination().stream.getAudioTracks()[0]!;

  needsPeers('gives what the other side sends', async () => {
    call.near.addTrack(camera.track);
    await call.connect();
    const session = new CaptureSession({ platform: peerSource(call.far) });
    const stream = await session.start(BOTH);
    const [track] = stream.getTracks();
    expect(track).to.equal(call.far.getReceivers()[0]!.track);
    await shows(videoOf(stream), GREEN);
    session.stop();
    expect(track!.readyState).to.equal('live');
  });

  needsPeers('waits until something is sent', async () => {
    const session = new CaptureSession({ platform: peerSource(call.far) });
    const starting = session.start(BOTH);
    call.near.addTrack(camera.track);
    await call.connect();
    expect((await starting).getTracks().map(({ kind }) => kind)).to.deep.equal(['video']);
    session.stop();
  });

  needsPeers('is not what this side sends itself', async () => {
    call.far.addTrack(camera.track);
    const session = new CaptureSession({ platform: peerSource(call.far) });
    const starting = rejection<CaptureError>(session.start());
    await call.connect();
    expect(session.state.status).to.equal('starting');
    session.stop();
    expect((await starting).code).to.equal('aborted');
  });

  needsPeers('takes in what comes later', async () => {
    call.near.addTrack(camera.track);
    await call.connect();
    const session = new CaptureSession({ platform: peerSource(call.far) });
    await session.start(BOTH);
    call.near.addTrack(sound());
    await call.connect();
    await waitFor(() => session.stream!.getAudioTracks().length === 1);
    expect(session.stream!.getVideoTracks()).to.have.length(1);
    session.stop();
  });

  needsPeers('leaves out what is sent no more, and takes it in again', async () => {
    const sender = call.near.addTrack(sound());
    call.near.addTrack(camera.track);
    await call.connect();
    const session = new CaptureSession({ platform: peerSource(call.far) });
    const stream = await session.start(BOTH);
    const kinds = (): string =>
      stream
        .getTracks()
        .map(({ kind }) => kind)
        .sort()
        .join();
    expect(kinds()).to.equal('audio,video');
    call.near.removeTrack(sender);
    await call.connect();
    await waitFor(() => kinds() === 'video');
    expect(session.state.status).to.equal('live');
    call.near.addTrack(sound());
    await call.connect();
    await waitFor(() => kinds() === 'audio,video');
    session.stop();
  });

  needsPeers('goes on after the call was on hold', async () => {
    call.near.addTrack(camera.track);
    await call.connect();
    const session = new CaptureSession({ platform: peerSource(call.far) });
    const statuses = statusesOf(session);
    const stream = await session.start();
    const [transceiver] = call.near.getTransceivers();
    for (const direction of ['inactive', 'sendonly'] as const) {
      transceiver!.direction = direction;
      await call.connect();
    }
    await shows(videoOf(stream), GREEN);
    expect(statuses).to.deep.equal(['starting', 'live']);
    session.stop();
  });

  needsPeers(
    'begins without a word of an interruption, and is live where the other side sends black',
    async () => {
      call.near.addTrack(camera.track);
      const session = new CaptureSession({ platform: peerSource(call.far) });
      const statuses = statusesOf(session);
      const starting = session.start();
      await call.connect();
      const stream = await starting;
      await shows(videoOf(stream), GREEN);
      stream.getTracks()[0]!.dispatchEvent(new Event('mute'));
      expect(statuses).to.deep.equal(['starting', 'live']);
      session.stop();
    },
  );

  needsPeers('is ended as soon as the other side hangs up', async () => {
    call.near.addTrack(camera.track);
    call.near.addTrack(sound());
    await call.connect();
    const session = new CaptureSession({ platform: peerSource(call.far) });
    const statuses = statusesOf(session);
    await shows(videoOf(await session.start(BOTH)), GREEN);
    // Each change after that, by its status and the tracks: a sound that is heard late is one, too.
    const seen = new Set<string>();
    session.subscribe(() => seen.add(`${session.state.status} ${session.stream?.getTracks().length ?? 0}`));
    call.near.close();
    await waitFor(() => session.state.status === 'ended');
    seen.delete('live 2');
    expect([...seen]).to.deep.equal(['ended 0']);
    expect(statuses).to.deep.equal(['starting', 'live', 'ended']);
    const error = await rejection<CaptureError>(session.start());
    expect(error).to.include({ code: 'device-not-found', message: 'The connection is closed' });
  });

  needsPeers('is interrupted while the connection is lost, and ended where it fails', async () => {
    call.near.addTrack(camera.track);
    await call.connect();
    const session = new CaptureSession({ platform: peerSource(call.far) });
    await session.start();
    // To lose a connection takes an engine some 20 s.
    const become = (value: RTCPeerConnectionState): void => {
      Object.defineProperty(call.far, 'connectionState', { value, configurable: true });
      call.far.dispatchEvent(new Event('connectionstatechange'));
    };
    become('disconnected');
    await waitFor(() => session.state.status === 'interrupted');
    become('connected');
    await waitFor(() => session.state.status === 'live');
    become('disconnected');
    await waitFor(() => session.state.status === 'interrupted');
    become('failed');
    await waitFor(() => session.state.status === 'ended');
    const error = await rejection<CaptureError>(session.start());
    expect(error).to.include({ code: 'device-not-found', message: 'The connection has failed' });
  });

  needsPeers('is ended when the other side stops for good', async () => {
    call.near.addTrack(camera.track);
    await call.connect();
    const session = new CaptureSession({ platform: peerSource(call.far) });
    await session.start();
    call.near.getTransceivers()[0]!.stop();
    await call.connect();
    await waitFor(() => session.state.status === 'ended');
  });

  needsPeers('is ended when the connection is closed, and can not be started again', async () => {
    call.near.addTrack(camera.track);
    await call.connect();
    const session = new CaptureSession({ platform: peerSource(call.far) });
    await session.start();
    call.far.close();
    await waitFor(() => session.state.status === 'ended');
    const error = await rejection<CaptureError>(session.start());
    expect(error).to.include({ code: 'device-not-found', message: 'The connection is closed' });
  });

  needsPeers('waits no more once this page closes the connection, which no event tells', async () => {
    const session = new CaptureSession({ platform: peerSource(call.far) });
    const starting = rejection<CaptureError>(session.start());
    await waitFor(() => session.state.status === 'starting');
    call.far.close();
    expect(await starting).to.include({ code: 'device-not-found' });
  });

  it('refuses what is no connection', () => {
    expect(() => peerSource({} as RTCPeerConnection)).to.throw(TypeError, 'connection must');
  });
});
