import { expect } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import { readAudioLevel } from '../../src/core/sinks/audio-level.js';
import { sendTo } from '../../src/core/sinks/send-to-peer.js';
import { takePhoto } from '../../src/core/sinks/still-photo.js';
import { AudioMix } from '../../src/core/sources/mix-audio.js';
import { VideoSwitch } from '../../src/core/sources/switch-video.js';
import { VirtualCamera } from '../../src/virtual/devices/virtual-camera.js';
import { VirtualMicrophone } from '../../src/virtual/devices/virtual-microphone.js';
import { canvas } from '../../src/virtual/pictures/pictures.js';
import { VirtualDevices } from '../../src/virtual/virtual-devices.js';
import { itNeeds } from '../support/engine.js';
import { rejection } from '../support/hand-made-devices.js';
import { LoopbackCall } from '../support/loopback-call.js';
import { paintedCanvas, plain, RED, shows, videoOf, type Colour } from '../support/pictures.js';
import { waitFor } from '../support/wait.js';

const BLACK: Colour = [0, 0, 0];

/** Off by `disable`: the track goes on, so every output has to be black or silent by itself. */
describe('what is off', () => {
  let session: CaptureSession;
  let stream: MediaStream;

  beforeEach(async () => {
    const { platform } = new VirtualDevices({
      devices: [
        new VirtualCamera({
          modes: [{ width: 320, height: 240, frameRate: 15 }],
          picture: canvas(paintedCanvas(320, 240, plain(RED))),
        }),
        new VirtualMicrophone(),
      ],
      permissions: { camera: 'granted', microphone: 'granted' },
    });
    session = new CaptureSession({ platform });
    stream = await session.start({ video: true, audio: true });
  });

  afterEach(() => session.stop());

  const turnOff = (): void => {
    session.turnOff('video', 'disable');
    session.turnOff('audio', 'disable');
  };

  const turnOn = async (): Promise<void> => {
    await session.turnOn('video');
    await session.turnOn('audio');
  };

  /** Red and back, by way of black. */
  const expectBlackIn = async (video: HTMLVideoElement): Promise<void> => {
    await shows(video, RED);
    turnOff();
    await shows(video, BLACK);
    await turnOn();
    await shows(video, RED);
  };

  /** Heard and back, by way of silence. */
  const expectSilenceIn = async (track: MediaStreamTrack): Promise<void> => {
    const level = readAudioLevel(track);
    await waitFor(() => level.loudest > 0.05);
    turnOff();
    await waitFor(() => level.loudest < 0.001);
    await turnOn();
    await waitFor(() => level.loudest > 0.05);
    level.close();
  };

  it('is black in a <video>', () => expectBlackIn(videoOf(stream)));

  it('is black behind a VideoSwitch', async () => {
    const output = new VideoSwitch();
    await output.show(stream.getVideoTracks()[0]);
    await expectBlackIn(videoOf(new MediaStream([output.track])));
    await output.close();
  });

  it('makes no photo', async () => {
    turnOff();
    const error = await rejection(takePhoto(stream.getVideoTracks()[0]!));
    expect(error).to.have.property('code', 'interrupted');
  });

  it('is silent to a level reading', () => expectSilenceIn(stream.getAudioTracks()[0]!));

  it('is silent in an AudioMix', async () => {
    const mix = new AudioMix();
    mix.add(stream.getAudioTracks()[0]!);
    await expectSilenceIn(mix.track);
    mix.close();
  });

  itNeeds('RTCPeerConnection', 'is black and silent at the far end of a call', async () => {
    const call = new LoopbackCall();
    sendTo(session, call.near);
    await call.connect();
    const video = videoOf(call.received);
    await expectBlackIn(video);
    await expectSilenceIn(call.received.getAudioTracks()[0]!);
    video.srcObject = null;
    call.close();
  });
});
