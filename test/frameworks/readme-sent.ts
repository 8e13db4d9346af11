declare global {
  interface Window {
    /** The photos that the example sent. */
    sent: File[];
  }
}

window.sent = [];

/** What the page does with a photo. */
export const sent = (photo: File): void => void window.sent.push(photo);
