import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/all.js';
import type { StillPhotoCapture } from '../../src/elements/still-photo-capture/still-photo-capture.js';
import { waitFor } from '../support/wait.js';

const button = (element: StillPhotoCapture, part: string): HTMLButtonElement | null =>
  element.shadowRoot!.querySelector(`button[part~=${part}]`);

describe('still-photo-capture', () => {
  it('does the whole job in a form', async () => {
    const form = await fixture<HTMLFormElement>(html`
      <form>
        <media-capture-session facing-mode="user">
          <media-device-picker kind="videoinput"></media-device-picker>
          <still-photo-capture name="photo" required></still-photo-capture>
        </media-capture-session>
        <button>Send</button>
      </form>
    `);
    const element = form.querySelector('still-photo-capture')!;
    await element.updateComplete;
    expect(form.checkValidity()).to.equal(false);
    const preview = element.shadowRoot!.querySelector('media-stream-preview')!;
    const start = await waitFor(() => preview.shadowRoot!.querySelector<HTMLButtonElement>('[part~=start]'));
    start.click();
    const shutter = await waitFor(() => {
      const found = button(element, 'shutter');
      return found?.disabled ? null : found;
    });
    shutter.click();
    await waitFor(() => element.photo);
    await element.updateComplete;
    const file = new FormData(form).get('photo') as File;
    expect(file.type).to.equal('image/jpeg');
    expect(form.checkValidity()).to.equal(true);
    const image = element.shadowRoot!.querySelector('img')!;
    await image.decode();
    expect(image.naturalWidth).to.equal(element.photo!.width);
    button(element, 'retake')!.click();
    await waitFor(() => button(element, 'shutter'));
    expect(new FormData(form).get('photo')).to.equal(null);
  });
});
