// What the pages of all frameworks have in common.
import { CaptureSession } from 'media-capture-elements/core';

/** What the checks can change in a page, as its framework's own state. */
export interface BoothProps {
  /** Whether the booth is on the page. */
  shown: boolean;
  /** Whether it comes after the monitor. */
  last: boolean;
  autoplay: boolean;
  disabled: boolean;
  ratio: string;
  width: number;
}

/** What a page offers to the checks. */
export interface Harness {
  /** What has happened, as `[event, detail…]`. */
  log: unknown[][];
  /** A session that the page made itself. */
  session: CaptureSession;
  /** Changes the state. */
  set: (patch: Partial<BoothProps>) => void;
  /** Registers the elements. */
  define: () => Promise<unknown>;
}

declare global {
  interface Window {
    harness: Harness;
  }
}

/** Whether the elements are registered before the framework renders, or when the checks say so. */
export const definedFirst = new URLSearchParams(location.search).get('define') === 'first';

export const initialProps: BoothProps = {
  shown: true,
  last: false,
  autoplay: false,
  disabled: false,
  ratio: '1',
  width: 640,
};

export const harness: Harness = (window.harness = {
  log: [],
  session: new CaptureSession(),
  set: () => {},
  define: () => import('media-capture-elements/define/all'),
});

/** What `<form>` sent. */
export function logSubmit(data: FormData): void {
  const photo = data.get('photo') as File;
  harness.log.push(['submit', photo.constructor.name, photo.type, photo.size > 0]);
}
