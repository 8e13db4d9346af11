import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/media-stream-preview.js';
import { CaptureSession } from '../../src/core/capture-session.js';
import { sendTo } from '../../src/core/sinks/send-to-peer.js';
import { streamSource } from '../../src/core/sources/stream.js';
import type { MediaStreamPreview } from '../../src/elements/media-stream-preview/media-stream-preview.js';
import { VirtualCamera } from '../../src/virtual/devices/virtual-camera.js';
import { VirtualMicrophone } from '../../src/virtual/devices/virtual-microphone.js';
import { readFrameNumber } from '../../src/virtual/pictures/frame-stamp.js';
import { canvas } from '../../src/virtual/pictures/pictures.js';
import { VirtualDevices } from '../../src/virtual/virtual-devices.js';
import { itNeeds } from '../support/engine.js';
import { LoopbackCall } from '../support/loopback-call.js';
import { BLUE, canvasCamera, paintedCanvas, plain, RED, shows, type Colour } from '../support/pictures.js';
import { waitFor } from '../support/wait.js';

const SIZE = { width: 320, height: 240, frameRate: 15 };
const VIDEO = { video: { width: 320, height: 240 } };

const BLACK: Colour = [0, 0, 0];

const camera = (label: string, colour: Colour): VirtualCamera =>
  new VirtualCamera({
    label,
    modes: [SIZE],
    picture: canvas(paintedCanvas(320, 240, plain(colour)), { numbered: true }),
  });

describe('sendTo()', () => {
  let devices: VirtualDevices;
  let session: CaptureSession;
  let call: LoopbackCall;

  before(function () {
    if (!('RTCPeerConnection' in globalThis)) this.skip();
  });

  beforeEach(() => {
    devices = new VirtualDevices({
      devices: [camera('Red', RED), camera('Blue', BLUE), new VirtualMicrophone()],
      permissions: { camera: 'granted', microphone: 'granted' },
    });
    session = new CaptureSession({ platform: devices.platform });
    call = new LoopbackCall();
  });

  afterEach(() => {
    session.stop();
    call.close();
  });

  /** The preview at the far end. */
  const watch = async (): Promise<HTMLVideoElement> => {
    const preview = await fixture<MediaStreamPreview>(html`<media-stream-preview></media-stream-preview>`);
    await waitFor(() => call.negotiations === 1);
    await call.connect();
    await waitFor(() => call.received.getVideoTracks().length, { message: 'a track at the far end' });
    preview.srcObject = call.received;
    await preview.updateComplete;
    return preview.videoElement!;
  };

  /** Waits until frames of the camera come, one after the other, and resolves with the number of the last. */
  const nextNumber = async (video: HTMLVideoElement, after = -1): Promise<number> => {
    let shown = -1;
    const look = (): boolean => {
      shown = (video.videoWidth ? readFrameNumber(video) : undefined) ?? -1;
      return shown > after;
    };
    await waitFor(look, { message: `a frame after ${after} at the far end` });
    return shown;
  };

  const select = async (label: string): Promise<void> => {
    const list = await devices.mediaDevices.enumerateDevices();
    await session.selectDevice('videoinput', list.find((device) => device.label === label)!.deviceId);
  };

  const sent = (kind: string): (MediaStreamTrack | null)[] =>
    call.near
      .getSenders()
      .map(({ track }) => track)
      .filter((track) => !track || track.kind === kind);

  itNeeds('RTCPeerConnection', 'brings the frames of the camera to a preview at the far end', async () => {
    await session.start(VIDEO);
    sendTo(session, call.near);
    const video = await watch();
    const first = await nextNumber(video);
    await nextNumber(video, first);
    await shows(video, RED);
  });

  itNeeds('RTCPeerConnection', 'switches the camera in mid-call without a negotiation', async () => {
    await session.start(VIDEO);
    sendTo(session, call.near);
    const video = await watch();
    await nextNumber(video);
    await shows(video, RED);
    const [track] = call.received.getVideoTracks();
    await select('Blue');
    await shows(video, BLUE);
    const shown = await nextNumber(video);
    await nextNumber(video, shown);
    expect(call.negotiations).to.equal(1);
    expect(call.received.getVideoTracks()[0] === track).to.equal(true);
    expect(call.near.getSenders()).to.have.length(1);
  });

  itNeeds('RTCPeerConnection', 'sends nothing while the camera is off, and goes on after that', async () => {
    await session.start(VIDEO);
    sendTo(session, call.near);
    const video = await watch();
    await nextNumber(video);
    session.turnOff('video');
    await waitFor(() => sent('video')[0] === null);
    // What is shown from now on is new: the camera counts from 0 again.
    await shows(video, BLACK);
    await session.turnOn('video');
    await waitFor(() => sent('video')[0]?.readyState === 'live');
    const shown = await nextNumber(video);
    await nextNumber(video, shown);
    expect(call.negotiations).to.equal(1);
  });

  itNeeds('RTCPeerConnection', 'is black at the far end while the camera is off', async () => {
    await session.start(VIDEO);
    sendTo(session, call.near);
    const video = await watch();
    await shows(video, RED);
    for (const off of [() => session.turnOff('video'), () => session.stop()]) {
      off();
      await shows(video, BLACK);
      await waitFor(() => sent('video')[0] === null);
      await shows(video, BLACK);
      expect([video.videoWidth, video.videoHeight]).to.deep.equal([320, 240]);
      await session.start(VIDEO);
      await shows(video, RED);
    }
    expect(call.negotiations).to.equal(1);
  });

  itNeeds(
    'RTCPeerConnection',
    'goes on where the camera is turned on while it is about to be black',
    async () => {
      await session.start(VIDEO);
      sendTo(session, call.near);
      const video = await watch();
      session.turnOff('video');
      await shows(video, BLACK);
      await session.turnOn('video');
      await shows(video, RED);
      const shown = await nextNumber(video);
      await nextNumber(video, shown + 30);
      expect(sent('video')).to.deep.equal(session.stream!.getVideoTracks());
    },
  );

  itNeeds('RTCPeerConnection', 'sends what is captured later, and stops with the session', async () => {
    sendTo(session, call.near);
    expect(call.near.getSenders()).to.have.length(0);
    await session.start({ ...VIDEO, audio: true });
    expect(sent('audio').includes(session.stream!.getAudioTracks()[0]!)).to.equal(true);
    expect(sent('video').includes(session.stream!.getVideoTracks()[0]!)).to.equal(true);
    session.stop();
    await waitFor(() => call.near.getSenders().every(({ track }) => !track));
    await session.start(VIDEO);
    await waitFor(() => sent('video').includes(session.stream!.getVideoTracks()[0]!));
    expect(call.near.getSenders()).to.have.length(2);
  });

  itNeeds('RTCPeerConnection', 'sends anew what can not take the place of another', async () => {
    await session.start(VIDEO);
    sendTo(session, call.near);
    const [sender] = call.near.getSenders();
    sender!.replaceTrack = () => Promise.reject(new DOMException('', 'InvalidModificationError'));
    await select('Blue');
    await waitFor(() => sent('video').includes(session.stream!.getVideoTracks()[0]!));
  });

  for (const [how, end] of [
    ['a signal', (_: () => void, leave: AbortController) => leave.abort()],
    ['the function that it returns', (stop: () => void) => stop()],
    ['the connection', () => call.close()],
  ] as const) {
    itNeeds('RTCPeerConnection', `follows until ${how} ends that`, async () => {
      const leave = new AbortController();
      await session.start(VIDEO);
      const stop = sendTo(session, call.near, { signal: leave.signal });
      const [sender] = call.near.getSenders();
      const replaced: (string | undefined)[] = [];
      sender!.replaceTrack = async (track) => void replaced.push(track?.label);
      end(stop, leave);
      await select('Blue');
      expect(replaced).to.have.length(0);
    });
  }

  itNeeds('RTCPeerConnection', 'sends a track again that came back before it was taken away', async () => {
    const picture = canvasCamera(64, 48, plain(RED));
    const borrowed = new CaptureSession({ platform: streamSource(picture.stream) });
    await borrowed.start();
    sendTo(borrowed, call.near);
    const [sender] = call.near.getSenders();
    const replaced: (MediaStreamTrack | null)[] = [];
    const replaceTrack = sender!.replaceTrack.bind(sender);
    sender!.replaceTrack = async (track) => {
      await replaceTrack(track);
      replaced.push(track);
    };
    borrowed.stop();
    await borrowed.start();
    await waitFor(() => replaced.length === 2);
    expect(sender!.track === picture.track).to.equal(true);
    borrowed.stop();
    picture.stop();
  });

  itNeeds('RTCPeerConnection', 'takes up what the connection sends already', async () => {
    await session.start(VIDEO);
    sendTo(session, call.near)();
    sendTo(session, call.near);
    expect(call.near.getSenders()).to.have.length(1);
    await select('Blue');
    await waitFor(() => sent('video').includes(session.stream!.getVideoTracks()[0]!));
    expect(call.near.getSenders()).to.have.length(1);
  });

  describe('called again', () => {
    const sending = (): (MediaStreamTrack | null)[] => call.near.getSenders().map(({ track }) => track);

    itNeeds('RTCPeerConnection', 'goes on with the senders that are there', async () => {
      await session.start(VIDEO);
      sendTo(session, call.near)();
      sendTo(session, call.near);
      expect(call.near.getSenders()).to.have.length(1);
      await select('Blue');
      await waitFor(() => sending()[0] === session.stream!.getVideoTracks()[0]);
      expect(call.near.getSenders()).to.have.length(1);
    });

    itNeeds('RTCPeerConnection', 'goes on with them once the session has started anew', async () => {
      await session.start(VIDEO);
      sendTo(session, call.near)();
      session.stop();
      await session.start(VIDEO);
      sendTo(session, call.near);
      await waitFor(() => sending()[0] === session.stream!.getVideoTracks()[0]);
      expect(call.near.getSenders()).to.have.length(1);
    });

    itNeeds(
      'RTCPeerConnection',
      'while it follows, it sends each kind once, until both are ended',
      async () => {
        const stop = sendTo(session, call.near);
        const stopBoth = sendTo(session, call.near);
        await session.start({ ...VIDEO, audio: true });
        expect(call.near.getSenders()).to.have.length(2);
        stop();
        session.turnOff('video');
        await waitFor(() => sending().filter((track) => !track).length === 1);
        stopBoth();
        await session.turnOn('video');
        expect(sending().filter((track) => !track)).to.have.length(1);
      },
    );

    itNeeds('RTCPeerConnection', 'takes over what the page added itself', async () => {
      const stream = await session.start(VIDEO);
      const sender = call.near.addTrack(stream.getVideoTracks()[0]!, stream);
      sendTo(session, call.near);
      session.turnOff('video');
      await waitFor(() => !sender.track);
      expect(call.near.getSenders()).to.have.length(1);
    });
  });

  describe('where the page takes a track out of the connection', () => {
    for (const [how, takeOut] of [
      ['removeTrack()', (transceiver: RTCRtpTransceiver) => call.near.removeTrack(transceiver.sender)],
      ['stop()', (transceiver: RTCRtpTransceiver) => transceiver.stop()],
    ] as const) {
      itNeeds('RTCPeerConnection', `leaves it out until it is turned on anew: ${how}`, async () => {
        await session.start(VIDEO);
        sendTo(session, call.near);
        await waitFor(() => call.negotiations === 1);
        await call.connect();
        takeOut(call.near.getTransceivers()[0]!);
        await waitFor(() => call.negotiations === 2);
        await call.connect();
        await select('Blue');
        expect(sent('video').filter((track) => track === session.stream!.getVideoTracks()[0])).to.be.empty;
        session.turnOff('video');
        await session.turnOn('video');
        await waitFor(() => sent('video').includes(session.stream!.getVideoTracks()[0]!));
        await waitFor(() => call.negotiations === 3, { message: 'a negotiation of what is sent anew' });
        await call.connect();
        const directions = call.near.getTransceivers().map(({ currentDirection }) => currentDirection);
        expect(directions.filter((direction) => direction?.startsWith('send'))).to.have.length(1);
      });
    }

    itNeeds('RTCPeerConnection', 'sends it anew where it is called again', async () => {
      await session.start(VIDEO);
      sendTo(session, call.near)();
      call.near.removeTrack(call.near.getSenders()[0]!);
      sendTo(session, call.near);
      expect(sent('video').includes(session.stream!.getVideoTracks()[0]!)).to.equal(true);
    });

    itNeeds('RTCPeerConnection', 'follows while the page has the call on hold', async () => {
      await session.start(VIDEO);
      sendTo(session, call.near);
      const [transceiver] = call.near.getTransceivers();
      transceiver!.direction = 'recvonly';
      session.turnOff('video');
      await waitFor(() => !transceiver!.sender.track);
      await session.turnOn('video');
      await waitFor(() => transceiver!.sender.track === session.stream!.getVideoTracks()[0]);
      expect(call.near.getSenders()).to.have.length(1);
      expect(transceiver!.direction).to.equal('recvonly');
    });
  });

  itNeeds('RTCPeerConnection', 'does nothing with a signal that is aborted already', async () => {
    await session.start(VIDEO);
    sendTo(session, call.near, { signal: AbortSignal.abort() });
    expect(call.near.getSenders()).to.have.length(0);
  });

  itNeeds('RTCPeerConnection', 'takes a session and an open connection', () => {
    expect(() => sendTo(undefined as never, call.near)).to.throw(TypeError, 'session');
    expect(() => sendTo(session, {} as never)).to.throw(TypeError, 'peerConnection');
    expect(() => sendTo(session, call.near, null as never)).to.throw(TypeError, 'options must');
    expect(() => sendTo(session, call.near, { signal: {} as never })).to.throw(TypeError, 'signal must');
    call.near.close();
    expect(() => sendTo(session, call.near)).to.throw(TypeError, 'peerConnection');
  });
});
