/** What carries the frames of one input after the other to one output. */
interface FrameCarrier {
  readonly track: MediaStreamTrack;
  /** Carries the frames of this track from now on; of none without it. */
  carry(track: MediaStreamTrack | undefined): Promise<void>;
}

interface BreakoutGlobals {
  MediaStreamTrackProcessor?: new (init: { track: MediaStreamTrack }) => { readable: ReadableStream };
  MediaStreamTrackGenerator?: new (init: { kind: 'video' }) => MediaStreamTrack & {
    writable: WritableStream;
  };
}

/** Chromium hands frames on as they are, in a hidden page too (Insertable Streams for MediaStreamTrack). */
function createPipe(): FrameCarrier | undefined {
  const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } = globalThis as BreakoutGlobals;
  if (!MediaStreamTrackProcessor || !MediaStreamTrackGenerator) return undefined;
  const output = new MediaStreamTrackGenerator({ kind: 'video' });
  let piping = Promise.resolve();
  let scope = new AbortController();
  const carry = async (track: MediaStreamTrack | undefined): Promise<void> => {
    scope.abort();
    const { signal } = (scope = new AbortController());
    // The output takes one input at a time.
    await piping;
    // A processor takes no track that has ended, which would bring no frame either.
    if (track?.readyState !== 'live' || signal.aborted) return;
    const { readable } = new MediaStreamTrackProcessor({ track });
    const options = { signal, preventClose: true, preventAbort: true };
    piping = readable.pipeTo(output.writable, options).catch(() => {});
  };
  return { track: output, carry };
}

/** Elsewhere frames are painted: none come while the page is hidden. */
function createPainter(): FrameCarrier {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d')!;
  const track = canvas.captureStream().getVideoTracks()[0]!;
  const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true });
  const paint = (): void => {
    const { videoWidth: width, videoHeight: height } = video;
    // To set a size clears the canvas.
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    context.drawImage(video, 0, 0);
    video.requestVideoFrameCallback(paint);
  };
  video.requestVideoFrameCallback(paint);
  const carry = async (input: MediaStreamTrack | undefined): Promise<void> => {
    video.srcObject = input ? new MediaStream([input]) : null;
    // It rejects where another input comes first, and waits for ever for one that brings no frame.
    if (input) video.play().catch(() => {});
  };
  return { track, carry };
}

/**
 * One video track that shows one input after another, so that a recorder, or whatever can't take another track, goes on.
 * Inputs are never stopped. For a connection, RTCRtpSender.replaceTrack() does without.
 */
export class VideoSwitch {
  readonly #carrier: FrameCarrier = createPipe() ?? createPainter();
  #input: MediaStreamTrack | undefined;

  /** What is shown: the same track, live until close(), whatever the input is. */
  get track(): MediaStreamTrack {
    return this.#carrier.track;
  }

  /** What it shows now. */
  get input(): MediaStreamTrack | undefined {
    return this.#input;
  }

  /**
   * Shows another track from now on. Without one, or with one that has ended, the picture stands still.
   * @throws {TypeError} where `track` is no video track, or the output has ended
   */
  async show(track: MediaStreamTrack | undefined): Promise<void> {
    if (track && track.kind !== 'video') throw new TypeError('show: track must be a video track');
    if (track && this.track.readyState === 'ended') throw new TypeError('show: the output has ended');
    this.#input = track;
    await this.#carrier.carry(track);
  }

  /** Ends the output. The inputs go on. */
  async close(): Promise<void> {
    this.track.stop();
    await this.show(undefined);
  }
}
