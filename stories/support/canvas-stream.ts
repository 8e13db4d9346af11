let open: MediaStream | undefined;

/**
 * A stream that needs no device: a hand that turns on a canvas. It stays one and the same, however often a story
 * renders, until forgetStream().
 */
export function canvasStream(): MediaStream {
  return (open ??= startStream(640, 480));
}

/** Stops the stream; the story goes on showing it. */
export function endStream(): void {
  for (const track of open?.getTracks() ?? []) track.stop();
}

/** Stops the stream for good: how stories that use it end. */
export function forgetStream(): void {
  endStream();
  open = undefined;
}

function startStream(width: number, height: number): MediaStream {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d')!;
  const stream = canvas.captureStream(30);
  const draw = (time: number): void => {
    if (!stream.active) return;
    paint(context, time / 1000);
    requestAnimationFrame(draw);
  };
  requestAnimationFrame(draw);
  return stream;
}

function paint(context: CanvasRenderingContext2D, seconds: number): void {
  const { width, height } = context.canvas;
  const sky = context.createLinearGradient(0, 0, width, height);
  sky.addColorStop(0, '#312e81');
  sky.addColorStop(1, '#db2777');
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
  context.lineWidth = height / 40;
  context.lineCap = 'round';
  context.strokeStyle = '#fff';
  const turn = (seconds % 4) * (Math.PI / 2) - Math.PI / 2;
  context.beginPath();
  context.arc(width / 2, height / 2, height / 4, -Math.PI / 2, turn);
  context.lineTo(width / 2, height / 2);
  context.stroke();
}
