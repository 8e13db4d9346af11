import type { ReactiveController } from 'lit';
import type { Photo } from '../../core/sinks/still-photo.js';
import type { StillPhotoCapture } from './still-photo-capture.js';

/** The photo as the value of a form control, and as a picture for the page while the element is in one. */
export class PhotoValue implements ReactiveController {
  #host: StillPhotoCapture;
  #internals: ElementInternals;
  #photo: Photo | undefined;
  #url = '';

  constructor(host: StillPhotoCapture, internals: ElementInternals) {
    this.#host = host;
    this.#internals = internals;
    host.addController(this);
  }

  get photo(): Photo | undefined {
    return this.#photo;
  }

  set photo(photo: Photo | undefined) {
    this.#photo = photo;
    this.hostDisconnected();
    this.#internals.setFormValue(photo?.file ?? null);
    this.#host.requestUpdate();
  }

  /** Where the picture can be shown from; made when it is asked for. */
  get url(): string {
    return (this.#url ||= this.#photo ? URL.createObjectURL(this.#photo.file) : '');
  }

  /** Says whether a required photo is missing, in the language of the page, at `anchor`. */
  validate(message: string, anchor: HTMLElement | null): void {
    const valueMissing = this.#host.required && !this.#photo;
    this.#internals.setValidity({ valueMissing }, valueMissing ? message : '', anchor ?? undefined);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    URL.revokeObjectURL(this.#url);
    this.#url = '';
  }
}
