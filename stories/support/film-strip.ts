import type { PhotoCaptureEvent } from '../../src/elements/still-photo-capture/photo-capture-event.js';

const urls = new Set<string>();

/** Puts a photo that was just taken on the strip, in the place of its first blank, with a link that saves it. */
export function addToStrip(strip: HTMLOListElement, { photo }: PhotoCaptureEvent): void {
  const url = URL.createObjectURL(photo.file);
  urls.add(url);
  const number = strip.querySelectorAll('img').length + 1;
  const image = Object.assign(new Image(photo.width, photo.height), { src: url, alt: `Photo ${number}` });
  const link = Object.assign(document.createElement('a'), { href: url, download: photo.file.name });
  link.textContent = `Save photo ${number}`;
  const item = document.createElement('li');
  item.append(image, link);
  const blank = strip.querySelector('.blank')?.closest('li');
  if (blank) blank.replaceWith(item);
  else strip.append(item);
  scrollTo(strip, item);
}

/** Brings a photo to the middle of the strip; the page stays where it is, at the camera. */
function scrollTo(strip: HTMLElement, item: HTMLElement): void {
  const [frame, box] = [strip.getBoundingClientRect(), item.getBoundingClientRect()];
  strip.scrollBy({ left: box.left - frame.left - (frame.width - box.width) / 2 });
}

/** Lets go of the photos, once the strip is gone. */
export function clearStrips(): void {
  for (const url of urls) URL.revokeObjectURL(url);
  urls.clear();
}
