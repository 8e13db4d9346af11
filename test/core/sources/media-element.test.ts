import { expect } from '@open-wc/testing';
import { CaptureSession } from '../../../src/core/capture-session.js';
import type { CaptureError } from '../../../src/core/errors.js';
import { mediaElementSource } from '../../../src/core/sources/media-element.js';
import { itNeeds } from '../../support/engine.js';
import { rejection } from '../../support/hand-made-devices.js';
import { canvasCamera, GREEN, plain, shows, videoOf } from '../../support/pictures.js';
import { nextEvent, waitFor } from '../../support/wait.js';

const BOTH = { video: true, audio: true };
/** A green picture, 64 × 48 px, and a tone; a second and a half. */
const FILM = new URL('../../support/film.webm', import.meta.url).href;

type Capturable = HTMLVideoElement & { captureStream?: (() => MediaStream) | undefined };

function film(options: Partial<HTMLVideoElement> = {}): Capturable {
  return Object.assign(document.createElement('video'), { muted: true, loop: true, src: FILM, ...options });
}

const sessionOf = (element: HTMLMediaElement): CaptureSession =>
  new CaptureSession({ platform: mediaElementSource(element) });

/** An element of an engine that can't capture elements. */
const uncapturable = (element: Capturable): Capturable =>
  Object.assign(element, { captureStream: undefined });

const kindsOf = (session: CaptureSession): string[] =>
  (session.stream?.getTracks() ?? []).map(({ kind }) => kind).sort();

describe('mediaElementSource()', () => {
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

      it('waits until there is something', async () => {
        const element = make({ src: '', preload: 'none' });
        const session = sessionOf(element);
        const starting = session.start();
        element.src = FILM;
        await starting;
        expect(kindsOf(session)).to.deep.equal(['video']);
        session.stop();
      });

      it('is ended with the playback', async () => {
        const element = make({ loop: false });
        await element.play();
        const session = sessionOf(element);
        await session.start();
        await nextEvent(element, 'ended');
        await waitFor(() => session.state.status === 'ended');
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

  it('gives the tracks of a stream that is played, and never stops them', async () => {
    const camera = canvasCamera(64, 48, plain(GREEN));
    const session = sessionOf(videoOf(camera.stream));
    expect((await session.start(BOTH)).getTracks()).to.deep.equal([camera.track]);
    session.stop();
    expect(camera.track.readyState).to.equal('live');
    camera.stop();
  });

  itNeeds(
    'HTMLMediaElement.prototype.captureStream',
    'is blocked for content of another origin',
    async () => {
      const element = film();
      element.captureStream = () => {
        throw new DOMException('Cannot capture from element with cross-origin data', 'SecurityError');
      };
      const error = await rejection<CaptureError>(sessionOf(element).start());
      expect(error).to.have.property('code', 'blocked-by-policy');
      expect(error.message).to.contain('crossorigin="anonymous"');
    },
  );

  it('refuses what is no media element', () => {
    expect(() => mediaElementSource(document.createElement('p') as never)).to.throw(
      TypeError,
      'element must',
    );
  });
});
