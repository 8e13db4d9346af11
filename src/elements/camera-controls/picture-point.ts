/** Where `object-position` puts the picture in what its box has left over; a camera's is seldom but in the middle. */
function placeOf(position: string, room: number): number {
  return position.endsWith('%') ? (parseFloat(position) / 100) * room : parseFloat(position) || 0;
}

/** What `object-fit` makes of a picture in a box. */
function scaleOf(fit: string, across: number, down: number): readonly [x: number, y: number] {
  const scales = {
    fill: [across, down],
    contain: Array(2).fill(Math.min(across, down)),
    cover: Array(2).fill(Math.max(across, down)),
    none: [1, 1],
    'scale-down': Array(2).fill(Math.min(across, down, 1)),
  } as unknown as Record<string, readonly [number, number]>;
  return scales[fit] ?? scales.fill!;
}

/**
 * The point of a picture that is shown at a place of the page, as `pointsOfInterest` have it: 0, 0 is above left, 1, 1
 * below right, as the camera sees it, whatever is cropped or mirrored.
 * @param clientX - in CSS px, as in mouse events
 * @returns undefined beside the picture, and while there is none
 */
export function pointIn(video: HTMLVideoElement, clientX: number, clientY: number): DOMPointInit | undefined {
  const { videoWidth, videoHeight } = video;
  const box = video.getBoundingClientRect();
  if (!videoWidth || !box.width || !box.height) return undefined;
  const { objectFit, objectPosition, transform } = getComputedStyle(video);
  const [across, down] = scaleOf(objectFit, box.width / videoWidth, box.height / videoHeight);
  const [left = '50%', top = '50%'] = objectPosition.split(' ');
  const mirrored = new DOMMatrixReadOnly(transform).a < 0;
  const inBox = mirrored ? box.right - clientX : clientX - box.left;
  const x = (inBox - placeOf(left, box.width - videoWidth * across)) / (videoWidth * across);
  const y = (clientY - box.top - placeOf(top, box.height - videoHeight * down)) / (videoHeight * down);
  return x >= 0 && x <= 1 && y >= 0 && y <= 1 ? { x, y } : undefined;
}
