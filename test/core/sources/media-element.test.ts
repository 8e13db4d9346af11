import { expect } from '@open-wc/testing';
import { CaptureSession } from '../../../src/core/capture-session.js';
import type { CaptureError } from '../../../src/core/errors.js';
import { mediaElementSource } from '../../../src/core/sources/media-element.js';
import { acquireAudioContext, releaseAudioContext } from '../../../src/core/shared-audio-context.js';
import { itNeeds } from '../../support/engine.js';
import { rejection } from '../../support/hand-made-devices.js';
import { canvasCamera, GREEN, plain, RED, shows, videoOf } from '../../support/pictures.js';
import { listenTo } from '../../support/sounds.js';
import { statusesOf } from '../../support/statuses.js';
import { eventAfter, waitFor } from '../../support/wait.js';

const BOTH = { video: true, audio: true };
/** A green picture, 64 × 48 px, and a tone; a second and a half. */
const FILM = new URL('../../support/film.webm', import.meta.url).href;
/** The same, of an origin that does not let others read it. */
const ELSEWHERE = FILM.includes('localhost')
  ? FILM.replace('localhost', '127.0.0.1')
  : FILM.replace('127.0.0.1', 'localhost');

type Capturable = HTMLVideoElement & { captureStream?: (() => MediaStream) | undefined };

function film(options: Partial<HTMLVideoElement> = {}): Capturable {
  return Object.assign(document.createElement('video'), { muted: true, loop: true, src: FILM, ...options });
}

/** An element that plays on and on, once it has something to play. */
const sound = (): HTMLAudioElement =>
  Object.assign(document.createElement('audio'), { muted: true, loop: true });

const sessionOf = (element: HTMLMediaElement): CaptureSession =>
  new CaptureSession({ platform: mediaElementSource(element) });

/** An element of an engine that can't capture elements. */
const uncapturable = (element: Capturable): Capturable =>
  Object.assign(element, { captureStream: undefined });

const kindsOf = (session: CaptureSession): string[] =>
  (session.stream?.getTracks() ?? []).map(({ kind }) => kind).sort();

describe('mediaElementSource()', () => {
  // Before all others: once an element is captured, the context that its sound is led through stays open.
  it('leaves no audio context open where the element is part of an audio graph already', async () => {
    const element = uncapturable(film());
    await element.play();
    const shared = acquireAudioContext();
    shared.createMediaElementSource = () => {
      throw new DOMException('HTMLMediaElement already connected', 'InvalidStateError');
    };
    const error = await rejection<CaptureError>(sessionOf(element).start({ audio: true }));
    expect(error).to.include({ code: 'device-in-use', kind: 'audio' });
    element.pause();
    releaseAudioContext();
    await waitFor(() => shared.state === 'closed');
  });

  for (const [way, make] of [
    ['as the engine does it', film],
    ['by copying', (options?: object) => uncapturable(film(options))],
  ] as const) {
    describe(way, () => {
      it('captures what is played', async () => {
        const element = make();
        await element.play();
        const session = sessionOf(element);
        const stream = await session.start(BOTH);
        expect(kindsOf(session)).to.deep.equal(['audio', 'video']);
        await shows(videoOf(stream), GREEN);
        const tracks = stream.getTracks();
        session.stop();
        expect(tracks.map(({ readyState }) => readyState)).to.deep.equal(['ended', 'ended']);
        expect(element.paused).to.equal(false);
        element.pause();
      });

      it('captures the kind that is asked for', async () => {
        const element = make();
        await element.play();
        const session = sessionOf(element);
        await session.start();
        expect(kindsOf(session)).to.deep.equal(['video']);
        await session.start({ audio: true });
        expect(kindsOf(session)).to.deep.equal(['audio']);
        session.stop();
        element.pause();
      });

      it('serves several sessions, each with the picture and the sound', async () => {
        const element = make({ muted: false, volume: 0.3 });
        await element.play();
        const context = new AudioContext();
        const sessions = [sessionOf(element), sessionOf(element)];
        const [one, two] = await Promise.all(sessions.map((session) => session.start(BOTH)));
        const levels = [one!, two!].map((stream) => listenTo(stream.getAudioTracks()[0]!, context));
        await waitFor(() => levels.every((level) => level() > 0.05), { message: 'the sound in both' });
        sessions[0]!.stop();
        await shows(videoOf(two!), GREEN);
        await waitFor(() => levels[1]!() > 0.05, { message: 'the sound in the one that is left' });
        const again = await sessions[0]!.start(BOTH);
        const level = listenTo(again.getAudioTracks()[0]!, context);
        await waitFor(() => level() > 0.05 && levels[1]!() > 0.05, { message: 'the sound in both again' });
        for (const session of sessions) session.stop();
        element.pause();
        await context.close();
      });

      it('waits until there is something', async () => {
        const element = make({ src: '', preload: 'none' });
        const session = sessionOf(element);
        const starting = session.start();
        element.src = FILM;
        await starting;
        expect(kindsOf(session)).to.deep.equal(['video']);
        session.stop();
      });

      it('waits until there is something again where the element seeks', async () => {
        const element = make();
        await element.play();
        element.currentTime = 0.7;
        const session = sessionOf(element);
        await session.start();
        expect(kindsOf(session)).to.deep.equal(['video']);
        session.stop();
        element.pause();
      });

      it('is ended with the playback, without a word of failures', async () => {
        const element = make();
        await element.play();
        const session = sessionOf(element);
        const statuses = statusesOf(session);
        await session.start(BOTH);
        // Only now, as it may have taken longer than the film.
        await eventAfter(element, 'ended', () => (element.loop = false));
        await waitFor(() => session.state.status === 'ended');
        expect(statuses).to.deep.equal(['starting', 'live', 'ended']);
      });

      it('is ended where another film is played, and can be started anew', async () => {
        const element = make();
        await element.play();
        const session = sessionOf(element);
        const statuses = statusesOf(session);
        await session.start(BOTH);
        element.src = `${FILM}?another`;
        await element.play();
        await waitFor(() => session.state.status === 'ended');
        await shows(videoOf(await session.start(BOTH)), GREEN);
        session.stop();
        expect(statuses).to.deep.equal(['starting', 'live', 'ended', 'starting', 'live', 'idle']);
        element.pause();
      });

      it('rejects with what can not be played', async () => {
        const element = make({ src: 'data:video/webm,nothing' });
        const error = await rejection<CaptureError>(sessionOf(element).start());
        expect(error).to.have.property('code', 'device-failed');
        const again = await rejection<CaptureError>(sessionOf(element).start());
        expect(again).to.have.property('code', 'device-failed');
      });

      it('is given up by stop()', async () => {
        const session = sessionOf(make({ src: '' }));
        const starting = rejection<CaptureError>(session.start());
        await waitFor(() => session.state.status === 'starting');
        session.stop();
        expect((await starting).code).to.equal('aborted');
      });
    });
  }

  it('leaves no listener on an element that it copied', async () => {
    const element = uncapturable(film());
    await element.play();
    const types = ['ended', 'emptied'];
    const signals: (AbortSignal | undefined)[] = [];
    const add = element.addEventListener.bind(element);
    element.addEventListener = (...args: Parameters<typeof add>) => {
      if (types.includes(args[0])) signals.push((args[2] as AddEventListenerOptions).signal);
      add(...args);
    };
    const session = sessionOf(element);
    await session.start(BOTH);
    expect(signals).to.not.be.empty;
    session.stop();
    expect(signals.every((signal) => signal?.aborted)).to.equal(true);
    element.pause();
  });

  it('rejects where none of the sources of an element can be played', async () => {
    const element = document.createElement('video');
    for (const src of ['data:video/webm,nothing', 'data:video/mp4,nothing']) {
      element.append(Object.assign(document.createElement('source'), { src }));
    }
    const error = await rejection<CaptureError>(sessionOf(element).start());
    expect(error).to.have.property('code', 'device-failed');
  });

  it('plays on with the next source of an element where the first can not be played', async () => {
    const element = Object.assign(document.createElement('video'), { muted: true, loop: true });
    for (const src of ['data:video/webm,nothing', FILM]) {
      element.append(Object.assign(document.createElement('source'), { src }));
    }
    const session = sessionOf(element);
    await session.start();
    expect(kindsOf(session)).to.deep.equal(['video']);
    session.stop();
  });

  itNeeds(
    'HTMLMediaElement.prototype.captureStream',
    'stops tracks that come after it was given up',
    async () => {
      const element = film();
      await element.play();
      const late = canvasCamera(64, 48, plain(GREEN));
      const stream = new MediaStream();
      element.captureStream = () => stream;
      const session = sessionOf(element);
      const starting = rejection<CaptureError>(session.start());
      await waitFor(() => session.state.status === 'starting');
      await new Promise((resolve) => setTimeout(resolve));
      session.stop();
      expect((await starting).code).to.equal('aborted');
      stream.addTrack(late.track);
      stream.dispatchEvent(new Event('addtrack'));
      await waitFor(() => late.track.readyState === 'ended');
      late.stop();
    },
  );

  it('follows an element that is given another stream, or none', async () => {
    const [one, two] = [canvasCamera(64, 48, plain(GREEN)), canvasCamera(32, 24, plain(RED))];
    const element = videoOf(one.stream);
    const session = sessionOf(element);
    const statuses = statusesOf(session);
    const stream = await session.start(BOTH);
    element.srcObject = two.stream;
    await waitFor(() => stream.getTracks()[0] === two.track);
    expect(stream.getTracks()).to.have.length(1);
    expect(session.stream).to.equal(stream);
    element.srcObject = null;
    await waitFor(() => session.state.status === 'ended');
    expect(statuses).to.deep.equal(['starting', 'live', 'ended']);
    expect([one, two].map(({ track }) => track.readyState)).to.deep.equal(['live', 'live']);
    one.stop();
    two.stop();
  });

  it('gives the tracks of a stream that is played, and never stops them', async () => {
    const camera = canvasCamera(64, 48, plain(GREEN));
    const session = sessionOf(videoOf(camera.stream));
    expect((await session.start(BOTH)).getTracks()).to.deep.equal([camera.track]);
    session.stop();
    expect(camera.track.readyState).to.equal('live');
    camera.stop();
  });

  it('gives the tracks of a stream that comes while it waits for something, and never stops them', async () => {
    const camera = canvasCamera(64, 48, plain(GREEN));
    const element = Object.assign(document.createElement('video'), { muted: true });
    const session = sessionOf(element);
    const starting = session.start(BOTH);
    await new Promise((resolve) => setTimeout(resolve));
    element.srcObject = camera.stream;
    expect((await starting).getTracks()).to.deep.equal([camera.track]);
    session.stop();
    expect(camera.track.readyState).to.equal('live');
    camera.stop();
  });

  for (const what of ['a session that is over', 'a session']) {
    it(`never stops the tracks of a stream that is played after ${what} captured a film`, async () => {
      const camera = canvasCamera(64, 48, plain(GREEN));
      const element = film();
      await element.play();
      const session = sessionOf(element);
      await session.start(BOTH);
      if (what === 'a session that is over') session.stop();
      element.srcObject = camera.stream;
      await element.play();
      await waitFor(() => element.videoWidth === 64 && element.currentTime > 0.2);
      session.stop();
      expect(camera.track.readyState).to.equal('live');
      camera.stop();
    });
  }

  for (const [what, make, constraints] of [
    ['a film', film, BOTH],
    ['the sound of a film', film, { audio: true }],
    ['a sound', sound, { audio: true }],
    ['a film, by copying', () => uncapturable(film()), BOTH],
    ['a sound, by copying', () => Object.assign(sound(), { captureStream: undefined }), { audio: true }],
  ] as const) {
    it(`is blocked for ${what} of another origin`, async () => {
      const element = make();
      element.src = ELSEWHERE;
      await element.play();
      const session = sessionOf(element);
      const error = await rejection<CaptureError>(session.start(constraints));
      expect(error).to.have.property('code', 'blocked-by-policy');
      expect(error.message).to.contain('crossorigin="anonymous"');
      expect(session.state.status).to.equal('error');
      element.pause();
    });
  }

  it('is blocked for a film of another origin also where the engine draws nothing of it for a moment', async () => {
    const element = film({ src: ELSEWHERE });
    await element.play();
    const { prototype } = CanvasRenderingContext2D;
    const { drawImage } = prototype;
    prototype.drawImage = () => undefined;
    const starting = rejection<CaptureError>(sessionOf(uncapturable(element)).start());
    const error = await starting.finally(() => (prototype.drawImage = drawImage));
    expect(error).to.have.property('code', 'blocked-by-policy');
    element.pause();
  });

  it('captures what another window of this origin plays', async () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const element = frame.contentDocument!.createElement('video');
    Object.assign(element, { muted: true, loop: true, src: FILM });
    await element.play();
    const session = sessionOf(element);
    await session.start(BOTH);
    expect(kindsOf(session)).to.deep.equal(['audio', 'video']);
    session.stop();
    const camera = canvasCamera(64, 48, plain(GREEN));
    element.srcObject = camera.stream;
    await session.start();
    expect(session.stream!.getTracks()).to.deep.equal([camera.track]);
    session.stop();
    element.srcObject = null;
    frame.remove();
    camera.stop();
  });

  it('refuses what is no media element', () => {
    expect(() => mediaElementSource(document.createElement('p') as never)).to.throw(
      TypeError,
      'element must',
    );
  });
});
