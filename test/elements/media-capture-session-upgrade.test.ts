import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/media-device-picker.js';
import '../../src/define/media-stream-preview.js';
import '../../src/define/still-photo-capture.js';
import type { MediaCaptureSession } from '../../src/elements/media-capture-session/media-capture-session.js';
import { partOf, press, requests, untilState } from '../support/elements.js';
import { nextEvent, waitFor } from '../support/wait.js';

/** A page whose script defines <media-capture-session> after the elements that use it. */
describe('elements that are defined before the session around them', () => {
  let place: HTMLElement;

  before(async () => {
    // WebKit grants only what was used before.
    const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
    for (const track of stream.getTracks()) track.stop();
    requests.length = 0;
  });

  const previews = (): HTMLElementTagNameMap['media-stream-preview'][] => [
    ...place.querySelectorAll('media-stream-preview'),
    place.querySelector('test-shadow-host')!.shadowRoot!.querySelector('media-stream-preview')!,
  ];

  it('turn a camera of their own off when they come to it', async () => {
    const [preview, provider] = [
      document.createElement('media-stream-preview'),
      document.createElement('media-capture-session'),
    ];
    await fixture(html`<div>${preview}${provider}</div>`);
    await press(preview, 'start');
    await untilState(preview, 'live');
    const [own] = preview.stream!.getTracks();
    provider.append(preview);
    await waitFor(() => own!.readyState === 'ended');
    expect(preview.stream).to.equal(null);
    requests.length = 0;
  });

  it('wait for it, and then use it', async () => {
    customElements.define(
      'test-shadow-host',
      class extends HTMLElement {
        constructor() {
          super();
          this.attachShadow({ mode: 'open' }).innerHTML =
            '<media-stream-preview autoplay></media-stream-preview>';
        }
      },
    );
    place = await fixture(html`
      <div>
        <media-capture-session id="session">
          <media-device-picker></media-device-picker>
          <media-stream-preview autoplay></media-stream-preview>
          <test-shadow-host></test-shadow-host>
          <still-photo-capture autoplay></still-photo-capture>
        </media-capture-session>
        <media-stream-preview for="session" autoplay></media-stream-preview>
      </div>
    `);
    const element = place.querySelector<MediaCaptureSession>('media-capture-session')!;
    const photo = place.querySelector('still-photo-capture')!;
    for (const preview of previews()) {
      await preview.updateComplete;
      expect(partOf(preview, 'start')).to.equal(null);
      expect(preview.status).to.equal('idle');
    }
    // What a page sets before the element is upgraded holds.
    element.autoplay = true;
    element.constraints = { video: true, audio: true };

    const streamed = nextEvent(element, 'stream');
    await import('../../src/define/media-capture-session.js');
    await streamed;
    for (const preview of previews()) {
      await untilState(preview, 'live');
      expect(preview.stream).to.equal(element.stream);
    }
    await untilState(photo, 'live');
    await waitFor(() => place.querySelector('media-device-picker')!.value);
    expect(requests).to.deep.equal([{ video: true, audio: true }]);
  });

  it('lose nothing when they come into a page later', async () => {
    const element = await fixture<MediaCaptureSession>(
      html`<media-capture-session><p></p></media-capture-session>`,
    );
    const preview = document.createElement('media-stream-preview');
    element.querySelector('p')!.append(preview);
    await press(preview, 'start');
    await untilState(preview, 'live');
    expect(preview.stream).to.equal(element.stream);
  });
});
