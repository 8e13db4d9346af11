import type { Photo } from '../../core/sinks/still-photo.js';

/** Fired when a photo was taken, before it is stored: preventDefault() keeps the element from storing it. */
export class PhotoCaptureEvent extends Event {
  /** The photo. */
  readonly photo: Photo;

  constructor(photo: Photo) {
    super('photo-capture', { bubbles: true, cancelable: true });
    this.photo = photo;
  }
}

declare global {
  interface HTMLElementEventMap {
    'photo-capture': PhotoCaptureEvent;
  }
}
