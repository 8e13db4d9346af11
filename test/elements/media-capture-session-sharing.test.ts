import { expect, fixture, html } from '@open-wc/testing';
import { html as litHtml, LitElement, type TemplateResult } from 'lit';
import '../../src/define/all.js';
import { CaptureSession } from '../../src/core/capture-session.js';
import type { MediaCaptureSession } from '../../src/elements/media-capture-session/media-capture-session.js';
import type { MediaDevicePicker } from '../../src/elements/media-device-picker/media-device-picker.js';
import type { MediaStreamPreview } from '../../src/elements/media-stream-preview/media-stream-preview.js';
import { partOf, press, requests, untilPart, untilState, warningsOf } from '../support/elements.js';
import { waitFor } from '../support/wait.js';

/** A page's own element with a preview in its shadow tree. */
class PreviewHolder extends LitElement {
  override render(): TemplateResult {
    return litHtml`<media-stream-preview></media-stream-preview>`;
  }

  get preview(): MediaStreamPreview {
    return this.renderRoot.querySelector('media-stream-preview')!;
  }
}
customElements.define('test-preview-holder', PreviewHolder);

/** A page's own element with a session in its shadow tree, around what is in its slot. */
class SessionHolder extends LitElement {
  override render(): TemplateResult {
    return litHtml`<media-capture-session><slot></slot></media-capture-session>`;
  }

  get session(): MediaCaptureSession {
    return this.renderRoot.querySelector('media-capture-session')!;
  }
}
customElements.define('test-session-holder', SessionHolder);

describe('the session of an element', () => {
  beforeEach(() => {
    requests.length = 0;
  });

  it('is that of the <media-capture-session> around it, which all in there share', async () => {
    const element = await fixture<MediaCaptureSession>(html`
      <media-capture-session>
        <media-device-picker></media-device-picker>
        <div><media-stream-preview></media-stream-preview></div>
        <still-photo-capture></still-photo-capture>
      </media-capture-session>
    `);
    const preview = element.querySelector('media-stream-preview')!;
    const photo = element.querySelector('still-photo-capture')!;
    const picker = element.querySelector('media-device-picker')!;
    await press(preview, 'start');
    await untilState(preview, 'live');
    await untilState(photo, 'live');
    expect(requests).to.have.length(1);
    expect(preview.stream).to.equal(element.stream);
    expect(photo.stream).to.equal(element.stream);
    await waitFor(() => picker.value === element.stream!.getVideoTracks()[0]!.getSettings().deviceId);
    element.stop();
    await untilPart(preview, 'start');
    await untilPart(photo, 'start');
  });

  it('is that of the nearest one', async () => {
    const outer = await fixture<MediaCaptureSession>(html`
      <media-capture-session>
        <media-capture-session><media-stream-preview></media-stream-preview></media-capture-session>
      </media-capture-session>
    `);
    const inner = outer.querySelector('media-capture-session')!;
    await press(inner.querySelector('media-stream-preview')!, 'start');
    await waitFor(() => inner.stream);
    expect(outer.stream).to.equal(undefined);
  });

  it('is that of the one which `for` names, wherever it stands', async () => {
    const place = await fixture(html`
      <div>
        <media-stream-preview for="one"></media-stream-preview>
        <media-capture-session id="two">
          <still-photo-capture for="one"></still-photo-capture>
          <media-device-picker for="one"></media-device-picker>
        </media-capture-session>
        <media-capture-session id="one"></media-capture-session>
      </div>
    `);
    const [two, one] = place.querySelectorAll('media-capture-session');
    const preview = place.querySelector('media-stream-preview')!;
    await press(preview, 'start');
    await untilState(preview, 'live');
    await untilState(place.querySelector('still-photo-capture')!, 'live');
    expect(preview.stream).to.equal(one!.stream);
    expect(two!.stream).to.equal(undefined);
    const picker = place.querySelector('media-device-picker')!;
    await waitFor(() => picker.value);
    preview.htmlFor = 'two';
    await preview.updateComplete;
    expect(preview.stream).to.equal(null);
    await press(preview, 'start');
    await waitFor(() => two!.stream);
  });

  it('is the one in its `session` property before all others', async () => {
    const session = new CaptureSession();
    const element = await fixture<MediaCaptureSession>(html`
      <media-capture-session id="around">
        <media-stream-preview for="around" .session=${session}></media-stream-preview>
        <still-photo-capture .session=${session}></still-photo-capture>
        <media-device-picker .session=${session}></media-device-picker>
      </media-capture-session>
    `);
    const preview = element.querySelector('media-stream-preview')!;
    await session.start();
    await untilState(preview, 'live');
    await untilState(element.querySelector('still-photo-capture')!, 'live');
    await waitFor(() => element.querySelector('media-device-picker')!.value);
    expect(preview.stream).to.equal(session.stream);
    expect(element.stream).to.equal(undefined);
    preview.session = undefined;
    await preview.updateComplete;
    expect(preview.stream).to.equal(null);
    session.stop();
  });

  it('is found through the shadow root of an element that a page wraps around it', async () => {
    const element = await fixture<MediaCaptureSession>(
      html`<media-capture-session><test-preview-holder></test-preview-holder></media-capture-session>`,
    );
    const { preview } = element.querySelector<PreviewHolder>('test-preview-holder')!;
    await element.start();
    await untilState(preview, 'live');
    expect(preview.stream).to.equal(element.stream);
  });

  it('is found in the shadow root of an element around it, through its slot', async () => {
    const holder = await fixture<SessionHolder>(
      html`<test-session-holder><media-stream-preview></media-stream-preview></test-session-holder>`,
    );
    const preview = holder.querySelector('media-stream-preview')!;
    await press(preview, 'start');
    await untilState(preview, 'live');
    expect(preview.stream).to.equal(holder.session.stream);
  });

  it('is its own where there is none, and a developer hears of a `for` that names none', async () => {
    const place = await fixture(html`
      <div>
        <media-stream-preview></media-stream-preview>
        <media-stream-preview for="nowhere"></media-stream-preview>
      </div>
    `);
    const [alone, lost] = place.querySelectorAll('media-stream-preview');
    const warnings = await warningsOf(async () => {
      lost!.requestUpdate();
      await lost!.updateComplete;
    });
    expect(warnings.join()).to.contain('for="nowhere"');
    expect(partOf(lost!, 'start')).to.equal(null);
    await press(alone!, 'start');
    await untilState(alone!, 'live');
  });

  it('is another one in another place, and a camera of its own stops there', async () => {
    const place = await fixture(html`
      <div>
        <media-stream-preview></media-stream-preview>
        <media-capture-session></media-capture-session>
      </div>
    `);
    const preview = place.querySelector('media-stream-preview')!;
    const element = place.querySelector('media-capture-session')!;
    await press(preview, 'start');
    await untilState(preview, 'live');
    const [own] = preview.stream!.getTracks();
    element.append(preview);
    await waitFor(() => own!.readyState === 'ended');
    expect(preview.stream).to.equal(null);
    await press(preview, 'start');
    await untilState(preview, 'live');
    expect(preview.stream).to.equal(element.stream);
    place.append(preview);
    await preview.updateComplete;
    expect(preview.stream).to.equal(null);
    await waitFor(() => element.stream);
  });

  it('is none where `for` names one that is yet to come, and a camera of its own stops', async () => {
    for (const name of ['media-stream-preview', 'still-photo-capture'] as const) {
      const element = document.createElement(name);
      const place = await fixture(html`<div>${element}</div>`);
      await press(element, 'start');
      await untilState(element, 'live');
      const [own] = element.stream!.getTracks();
      element.setAttribute('for', 'yet-to-come');
      await waitFor(() => own!.readyState === 'ended');
      expect(element.stream ?? null).to.equal(null);
      element.removeAttribute('for');
      await untilPart(element, 'start');
      place.remove();
    }
  });

  it('is there as well where the one that `for` names comes later', async () => {
    const place = await fixture(html`<div><media-stream-preview for="later"></media-stream-preview></div>`);
    const preview = place.querySelector('media-stream-preview')!;
    const element = document.createElement('media-capture-session');
    element.id = 'later';
    place.append(element);
    await press(preview, 'start');
    await waitFor(() => element.stream);
  });

  it('is that of one which comes between', async () => {
    const outer = await fixture<MediaCaptureSession>(
      html`<media-capture-session><test-session-holder></test-session-holder></media-capture-session>`,
    );
    const holder = outer.querySelector<SessionHolder>('test-session-holder')!;
    const preview = document.createElement('media-stream-preview');
    const { session: inner } = holder;
    const slot = inner.querySelector('slot')!;
    // Its place is known before the session around it is.
    inner.replaceWith(slot);
    holder.append(preview);
    await outer.start();
    await waitFor(() => preview.stream === outer.stream);
    inner.append(slot);
    holder.renderRoot.append(inner);
    await waitFor(() => !preview.stream);
    await press(preview, 'start');
    await waitFor(() => inner.stream);
    preview.remove();
    outer.append(preview);
    await waitFor(() => preview.stream === outer.stream);
  });

  it('goes on when one of those that share it leaves', async () => {
    const element = await fixture<MediaCaptureSession>(html`
      <media-capture-session>
        <media-stream-preview></media-stream-preview>
        <still-photo-capture></still-photo-capture>
      </media-capture-session>
    `);
    const stream = await element.start();
    const preview = element.querySelector('media-stream-preview')!;
    await untilState(preview, 'live');
    element.querySelector('still-photo-capture')!.remove();
    preview.remove();
    await new Promise((resolve) => setTimeout(resolve));
    expect(stream.getTracks().map(({ readyState }) => readyState)).to.deep.equal(['live']);
  });

  it('switches for all when a picker chooses', async function () {
    const element = await fixture<MediaCaptureSession>(html`
      <media-capture-session>
        <media-device-picker></media-device-picker>
        <media-stream-preview></media-stream-preview>
      </media-capture-session>
    `);
    const picker = element.querySelector<MediaDevicePicker>('media-device-picker')!;
    const preview = element.querySelector('media-stream-preview')!;
    const stream = await element.start();
    await untilState(preview, 'live');
    await waitFor(() => picker.value);
    const other = picker.devices.find(({ deviceId }) => deviceId !== picker.value);
    // Firefox has one fake camera.
    if (!other) return this.skip();
    picker.value = other.deviceId;
    await waitFor(() => stream.getVideoTracks()[0]?.getSettings().deviceId === other.deviceId);
    expect(preview.stream).to.equal(stream);
  });
});
