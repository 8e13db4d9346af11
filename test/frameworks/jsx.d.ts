// The tags in JSX, made from what the registrations say of them.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { PhotoCaptureEvent } from 'media-capture-elements';
import type {} from 'media-capture-elements/define/all';

/** Events as React names them for custom elements: `on` and the event's own name. */
interface CaptureEvents {
  'onphoto-capture'?: (event: PhotoCaptureEvent) => void;
  onstream?: (event: Event) => void;
  onerror?: (event: Event) => void;
  oncancel?: (event: Event) => void;
}

/** `max-width` for `maxWidth`: the attributes, which React sets before and after the registration alike. */
type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}`
  : Name;

type Attributes<E> = {
  [
    Name in keyof E & string as E[Name] extends string | number | boolean | undefined ? Kebab<Name> : never
  ]?: E[Name];
};

type Props<E extends HTMLElement> = DetailedHTMLProps<HTMLAttributes<E>, E> &
  Attributes<Omit<E, keyof HTMLElement>> &
  Partial<Omit<E, keyof HTMLElement>> &
  CaptureEvents;

type ElementProps<Tag extends keyof HTMLElementTagNameMap> = Props<HTMLElementTagNameMap[Tag]>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'media-capture-session': ElementProps<'media-capture-session'>;
      'media-device-picker': ElementProps<'media-device-picker'>;
      'media-constraints-editor': ElementProps<'media-constraints-editor'>;
      'media-stream-inspector': ElementProps<'media-stream-inspector'>;
      'media-stream-preview': ElementProps<'media-stream-preview'>;
      'media-track-toggle': ElementProps<'media-track-toggle'>;
      'screen-capture-button': ElementProps<'screen-capture-button'>;
      'still-photo-capture': ElementProps<'still-photo-capture'>;
    }
  }
}
