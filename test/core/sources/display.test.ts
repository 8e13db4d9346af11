import { expect } from '@open-wc/testing';
import { CaptureSession } from '../../../src/core/capture-session.js';
import type { CaptureError } from '../../../src/core/errors.js';
import { displaySource, type DisplaySourceOptions } from '../../../src/core/sources/display.js';
import { tone, VirtualDevices, VirtualDisplay } from '../../../src/virtual/index.js';
import { itNeeds } from '../../support/engine.js';
import { rejection } from '../../support/hand-made-devices.js';
import { statusesOf } from '../../support/statuses.js';
import { waitFor } from '../../support/wait.js';

const BOTH = { video: true, audio: true };

function setUp(options: DisplaySourceOptions = {}, display = new VirtualDisplay({ sound: tone() })) {
  const virtual = new VirtualDevices({ gestures: false, devices: [display] });
  const requests: DisplayMediaStreamOptions[] = [];
  const { mediaDevices } = virtual;
  const getDisplayMedia = mediaDevices.getDisplayMedia.bind(mediaDevices);
  mediaDevices.getDisplayMedia = (request) => {
    requests.push(request!);
    return getDisplayMedia(request);
  };
  const session = new CaptureSession({ platform: displaySource({ platform: virtual.platform, ...options }) });
  return { virtual, session, requests };
}

const kindsOf = (stream: MediaStream | undefined): string[] =>
  (stream?.getTracks() ?? []).map(({ kind }) => kind).sort();

const failure = (promise: Promise<unknown>): Promise<CaptureError> => rejection<CaptureError>(promise);

describe('displaySource()', () => {
  it('opens what the user chooses, and closes it', async () => {
    const { session } = setUp();
    const stream = await session.start();
    expect(kindsOf(stream)).to.deep.equal(['video']);
    expect(stream.getVideoTracks()[0]!.getSettings()).to.include({ displaySurface: 'monitor' });
    session.stop();
    expect(session.state.status).to.equal('idle');
  });

  it('brings the sound where there is one and it is asked for', async () => {
    const { session } = setUp();
    expect(kindsOf(await session.start(BOTH))).to.deep.equal(['audio', 'video']);
    session.stop();
    const silent = setUp({}, new VirtualDisplay());
    expect(kindsOf(await silent.session.start(BOTH))).to.deep.equal(['video']);
    expect(silent.session.state).to.have.property('status', 'live');
    silent.session.stop();
  });

  it('gives sound alone, and shows no picture that nobody asked for', async () => {
    const { session, virtual } = setUp();
    expect(kindsOf(await session.start({ audio: true }))).to.deep.equal(['audio']);
    expect([...virtual.host.live].map(({ track }) => track.kind)).to.deep.equal(['audio']);
    session.stop();
  });

  it('is ended, and not asked for again, where the user stops sharing', async () => {
    const { session, virtual, requests } = setUp();
    const statuses = statusesOf(session);
    await session.start(BOTH);
    for (const track of [...virtual.host.live]) track.end();
    await waitFor(() => session.state.status === 'ended');
    expect(statuses).to.deep.equal(['starting', 'live', 'ended']);
    expect(requests).to.have.length(1);
    expect(session.stream).to.equal(undefined);
  });

  it('asks anew with each start', async () => {
    const { session, virtual, requests } = setUp();
    await session.start();
    await session.start();
    expect(requests).to.have.length(2);
    expect(virtual.host.live.size).to.equal(1);
    session.stop();
  });

  it('never starts by itself, as it asks each time', async () => {
    const { session, requests } = setUp();
    expect(await session.startIfGranted()).to.equal(undefined);
    expect(requests).to.deep.equal([]);
  });

  it('passes on what is wanted of the picture, and nothing that is only for devices', async () => {
    const { session, requests } = setUp({ displaySurface: 'window', systemAudio: 'include' });
    session.selectDevice('videoinput', 'a camera').catch(() => {});
    await session.start({ video: { width: 640, facingMode: 'user' }, audio: { deviceId: 'x' } });
    const [{ video, audio, ...hints } = {}] = requests;
    expect(video).to.deep.equal({ displaySurface: 'window', width: 640 });
    expect(audio).to.deep.equal({});
    expect(hints).to.deep.equal({ systemAudio: 'include' });
    session.stop();
  });

  itNeeds('CaptureController', 'says what is to have the focus', async () => {
    const { session, requests } = setUp({ focus: 'no-focus-change' });
    await session.start();
    const { controller } = requests[0] as { controller?: object };
    expect(controller?.constructor.name).to.equal('CaptureController');
    session.stop();
  });

  itNeeds('CaptureController', 'leaves the focus to a browser that does not take the value', async () => {
    const { CaptureController } = globalThis as unknown as { CaptureController: { prototype: object } };
    const { prototype } = CaptureController;
    const own = Object.getOwnPropertyDescriptor(prototype, 'setFocusBehavior')!;
    const setFocusBehavior = (): never => {
      throw new TypeError('not a valid enum value');
    };
    Object.defineProperty(prototype, 'setFocusBehavior', { ...own, value: setFocusBehavior });
    const { session } = setUp({ focus: 'no-focus-change' });
    await session.start();
    session.stop();
    Object.defineProperty(prototype, 'setFocusBehavior', own);
  });

  it('refuses what no browser would complain of', () => {
    const bad = { displaySurface: 'foo', focus: 'foo', platform: null };
    for (const [name, value] of Object.entries(bad))
      expect(() => displaySource({ [name]: value })).to.throw(TypeError, `${name} must`);
    expect(() => displaySource({ platform: {} as never })).to.throw(TypeError, 'platform must');
    expect(() => displaySource(null as never)).to.throw(TypeError, 'options must');
  });

  it('was dismissed where the user chooses nothing, and is blocked by policy', async () => {
    const { session, virtual, requests } = setUp();
    virtual.prompt = 'deny';
    expect((await failure(session.start(BOTH))).code).to.equal('permission-dismissed');
    expect(session.state).to.include({ status: 'error' });
    virtual.setPolicy('display-capture', false);
    expect((await failure(session.start())).code).to.equal('blocked-by-policy');
    expect(requests).to.have.length(2);
  });

  it('is tried once where it does not start', async () => {
    const { session, virtual, requests } = setUp();
    virtual.fail('display');
    expect((await failure(session.start(BOTH))).code).to.equal('device-failed');
    expect(requests).to.have.length(1);
  });

  it('is unsupported where screens can not be shared', async () => {
    const mediaDevices = new EventTarget() as MediaDevices;
    const source = displaySource({ platform: { mediaDevices, isSecureContext: true } });
    const session = new CaptureSession({ platform: source });
    expect((await failure(session.start())).code).to.equal('unsupported');
  });

  it('lets go of what the user chooses after stop()', async () => {
    const { session, virtual } = setUp();
    let choose: (() => void) | undefined;
    virtual.prompt = () => new Promise((resolve) => (choose = () => resolve('accept')));
    const starting = failure(session.start());
    const accept = await waitFor(() => choose);
    session.stop();
    expect((await starting).code).to.equal('aborted');
    accept();
    await waitFor(() => virtual.host.live.size === 0);
  });
});
