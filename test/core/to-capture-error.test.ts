import { expect } from '@open-wc/testing';
import { CaptureError, type CaptureErrorCode } from '../../src/core/errors.js';
import { browserPlatform, type CapturePlatform } from '../../src/core/platform.js';
import { toCaptureError } from '../../src/core/to-capture-error.js';
import { unavailable } from '../../src/core/unavailable.js';
import { itNeeds } from '../support/engine.js';
import { setPermissions } from '../support/permissions.js';
import { nextEvent } from '../support/wait.js';

const FIREFOX_NO = 'The request is not allowed by the user agent or the platform in the current context.';
const WEBKIT_NO = `${FIREFOX_NO.slice(0, -1)}, possibly because the user denied permission.`;

/** The rows of docs/guides/errors.md that no fake device can bring about. */
const THROWN: readonly (readonly [engine: string, name: string, message: string, code: CaptureErrorCode])[] =
  [
    ['Chromium', 'NotAllowedError', 'Permission denied', 'permission-denied'],
    ['Chromium', 'NotAllowedError', 'Permission denied by user', 'permission-denied'],
    ['Chromium', 'NotAllowedError', 'Permission dismissed', 'permission-dismissed'],
    ['Chromium', 'NotAllowedError', 'Permission denied by system', 'system-denied'],
    ['Chromium', 'NotAllowedError', 'Killswitch on', 'permission-denied'],
    ['Chromium', 'NotFoundError', 'Requested device not found', 'device-not-found'],
    ['Chromium', 'NotReadableError', 'Device in use', 'device-in-use'],
    ['Chromium', 'NotReadableError', 'Could not start video source', 'device-failed'],
    ['Chromium', 'NotReadableError', 'Could not start audio source', 'device-failed'],
    ['Chromium', 'AbortError', 'Timeout starting video source', 'device-failed'],
    ['Chromium', 'AbortError', 'Invalid state', 'device-failed'],
    ['Chromium', 'AbortError', 'Failed due to shutdown', 'aborted'],
    ['Chromium', 'AbortError', 'Request was cancelled', 'aborted'],
    ['Chromium', 'AbortError', 'Context destroyed', 'aborted'],
    [
      'Chromium',
      'InvalidStateError',
      'No media device client available; is this a detached window?',
      'aborted',
    ],
    ['Chromium', 'NotSupportedError', 'Not supported', 'unsupported'],
    ['Chromium', 'SecurityError', 'Invalid security origin', 'blocked-by-policy'],
    ['Firefox', 'NotAllowedError', FIREFOX_NO, 'permission-denied'],
    ['Firefox', 'NotFoundError', 'The object can not be found here.', 'device-not-found'],
    ['Firefox', 'NotReadableError', 'Failed to allocate videosource', 'device-in-use'],
    ['Firefox', 'NotReadableError', 'Concurrent mic process limit.', 'device-in-use'],
    ['Firefox', 'NotReadableError', 'The I/O read operation failed.', 'device-failed'],
    ['Firefox', 'AbortError', 'Starting videoinput failed', 'device-in-use'],
    ['Firefox', 'AbortError', 'Starting audioinput failed', 'device-in-use'],
    ['Firefox', 'AbortError', 'No stream.', 'device-failed'],
    ['Firefox', 'AbortError', 'In shutdown', 'aborted'],
    ['Firefox', 'SecurityError', 'The operation is insecure.', 'blocked-by-policy'],
    ['WebKit', 'NotAllowedError', WEBKIT_NO, 'permission-denied'],
    ['WebKit', 'NotFoundError', 'The object can not be found here.', 'device-not-found'],
    ['WebKit', 'NotReadableError', 'The I/O read operation failed.', 'device-failed'],
    ['WebKit', 'NotReadableError', 'Failed to create MediaStream video source: no', 'device-failed'],
    ['WebKit', 'AbortError', 'The operation was aborted.', 'aborted'],
    ['WebKit', 'InvalidStateError', 'Document is not fully active', 'aborted'],
    ['any', 'TypeError', 'At least one of audio and video must be requested', 'unknown'],
  ];

/** What an async function rejects with. */
const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.fail('did not reject'),
    (reason: unknown) => reason,
  );

const secure: CapturePlatform = { mediaDevices: navigator.mediaDevices, isSecureContext: true };

describe('toCaptureError', () => {
  for (const [engine, name, message, code] of THROWN) {
    it(`takes ${name} "${message}" (${engine}) for ${code}`, () => {
      expect(toCaptureError(new DOMException(message, name)).code).to.equal(code);
    });
  }

  it('lets a CaptureError through as it is', () => {
    const error = new CaptureError('device-lost');
    expect(toCaptureError(error, { kind: 'audio' })).to.equal(error);
  });

  it('keeps what was thrown as the cause, with its message', () => {
    const cause = new DOMException('Device in use', 'NotReadableError');
    const error = toCaptureError(cause, { kind: 'video', platform: secure });
    expect(error).to.include({ cause, message: 'Device in use', kind: 'video' });
  });

  it('has a message where the engine gives none', () => {
    expect(toCaptureError(new DOMException('', 'NotFoundError')).message).to.equal('device-not-found');
  });

  it('tells from the message which of two devices failed', () => {
    const kindOf = (message: string): unknown =>
      toCaptureError(new DOMException(message, 'NotReadableError')).kind;
    expect(kindOf('Failed to allocate audiosource')).to.equal('audio');
    expect(kindOf('Concurrent mic process limit.')).to.equal('audio');
    expect(kindOf('Could not start video source')).to.equal('video');
    expect(kindOf('The I/O read operation failed.')).to.equal(undefined);
    expect(kindOf('At least one of audio and video must be requested')).to.equal(undefined);
  });

  it('takes whatever is thrown', () => {
    for (const reason of [undefined, null, 'no', 1, {}]) {
      expect(toCaptureError(reason)).to.include({ code: 'unknown', cause: reason });
    }
  });

  it('takes a signal that aborted, or timed out, for aborted', async () => {
    expect(toCaptureError(AbortSignal.abort().reason).code).to.equal('aborted');
    const signal = AbortSignal.timeout(0);
    await nextEvent(signal, 'abort');
    expect(toCaptureError(signal.reason).code).to.equal('aborted');
  });

  it("takes a no in spite of the page's permission for the system's, unless the engine says whose it is", () => {
    const no = (message: string): string =>
      toCaptureError(new DOMException(message, 'NotAllowedError'), { permission: 'granted' }).code;
    expect(no(WEBKIT_NO)).to.equal('system-denied');
    expect(no('Permission denied')).to.equal('permission-denied');
  });

  it('takes a no for a block where a policy forbids a device that was asked for', () => {
    const platform = { ...secure, allowsFeature: (feature: string) => feature !== 'camera' };
    const codeFor = (kind?: 'audio' | 'video'): string =>
      toCaptureError(new DOMException('Permission denied', 'NotAllowedError'), { kind, platform }).code;
    expect(codeFor('video')).to.equal('blocked-by-policy');
    expect(codeFor()).to.equal('blocked-by-policy');
    expect(codeFor('audio')).to.equal('permission-denied');
  });

  it('says why nothing can be captured, whatever was thrown for want of mediaDevices', () => {
    const platform = { isSecureContext: false };
    expect(toCaptureError(new TypeError('undefined is not an object'), { platform }).code).to.equal(
      'insecure-context',
    );
  });

  it('names the constraint that no device can meet, where the engine does', async () => {
    const request = navigator.mediaDevices.getUserMedia({ video: { width: { exact: 99_999 } } });
    const cause = await rejection(request);
    const error = toCaptureError(cause, { platform: browserPlatform });
    expect(error.code).to.equal('overconstrained');
    expect(error.constraint).to.equal((cause as { constraint: string }).constraint || undefined);
  });

  itNeeds('document.featurePolicy', "tells a frame's policy from the user's no", async () => {
    const frame = document.createElement('iframe');
    frame.allow = "camera 'none'";
    document.body.append(frame);
    const { navigator: own, document: inner } = frame.contentWindow!;
    const policy = (inner as unknown as { featurePolicy: { allowsFeature(name: string): boolean } })
      .featurePolicy;
    const platform = {
      mediaDevices: own.mediaDevices,
      isSecureContext: true,
      allowsFeature: (name: string) => policy.allowsFeature(name),
    };
    const reason = await rejection(own.mediaDevices.getUserMedia({ video: true }));
    expect(toCaptureError(reason, { kind: 'video', platform }).code).to.equal('blocked-by-policy');
    frame.remove();
  });
});

describe('unavailable', () => {
  it('is undefined where devices can be asked for', () => {
    expect(unavailable(browserPlatform)).to.equal(undefined);
  });

  it('tells an insecure page from a browser without capture', () => {
    expect(unavailable({ isSecureContext: false })).to.include({
      code: 'insecure-context',
      recoverable: false,
    });
    expect(unavailable({ isSecureContext: true })).to.include({ code: 'unsupported', recoverable: false });
  });
});

// The last in this file: after a dismissal the page gets no other answer.
describe('toCaptureError after an answer of the user', () => {
  itNeeds('setPermissions', 'tells denied from dismissed', async () => {
    const request = async (): Promise<string> =>
      toCaptureError(await rejection(navigator.mediaDevices.getUserMedia({ video: true }))).code;
    await setPermissions({ camera: 'denied' });
    expect(await request()).to.equal('permission-denied');
    await setPermissions({ camera: 'prompt' });
    expect(await request()).to.equal('permission-dismissed');
  });
});
