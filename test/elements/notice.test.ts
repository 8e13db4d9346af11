import { expect, fixture, html as staticHtml } from '@open-wc/testing';
import { css, html, LitElement } from 'lit';
import { LocalizeController } from '../../src/controllers/localize-controller.js';
import { CaptureError } from '../../src/core/errors.js';
import { cameraIcon, icon } from '../../src/internal/icons.js';
import { renderNotice, type NoticeOptions } from '../../src/internal/notice.js';
import { sharedStyles } from '../../src/internal/shared-styles.js';
import { english } from '../support/english.js';
import { waitFor } from '../support/wait.js';

class NoticeHolder extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      div.page {
        padding: 1rem;
        background: light-dark(#fff, #000);
      }
    `,
  ];
  static override properties = { options: { attribute: false } };

  declare options: Partial<NoticeOptions>;
  localize = new LocalizeController(this);

  constructor() {
    super();
    this.options = {};
  }

  override render(): unknown {
    const { messages } = this.localize;
    return html`<div class="page">
      <button type="button" class="primary">${icon(cameraIcon)}${messages.takePhoto}</button>
      <button type="button" class="icon" aria-label=${english.fullscreen(false)}>${icon(cameraIcon)}</button>
      <select aria-label=${english.chooseDevice('videoinput')}>
        <option>${english.deviceFallback('videoinput', 1)}</option>
      </select>
      ${renderNotice({ host: this, error: undefined, messages, ...this.options })}
    </div>`;
  }

  find(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(selector);
  }
}
customElements.define('test-notice', NoticeHolder);

async function holder(options: Partial<NoticeOptions>, attributes = {}): Promise<NoticeHolder> {
  const element = await fixture<NoticeHolder>(staticHtml`<test-notice></test-notice>`);
  Object.assign(element, attributes);
  element.options = options;
  await element.updateComplete;
  const { error } = options;
  await waitFor(() => !error || error.code === 'aborted' || element.find('.notice'));
  return element;
}

const textOf = (element: NoticeHolder, selector: string): string | undefined =>
  element.find(selector)?.textContent?.trim();

const unfold = async (element: NoticeHolder): Promise<string[]> => {
  element.find('details')!.toggleAttribute('open', true);
  await waitFor(() => element.find('li'));
  return [...element.renderRoot.querySelectorAll('li')].map((item) => item.textContent ?? '');
};

describe('a notice', () => {
  it('comes by itself once what draws it is loaded', async () => {
    const element = await fixture<NoticeHolder>(staticHtml`<test-notice></test-notice>`);
    element.options = { error: new CaptureError('device-not-found', { kind: 'video' }) };
    await waitFor(() => element.find('[part=notice]'));
  });

  it('says in an alert what failed and what to do', async () => {
    const element = await holder({ error: new CaptureError('device-in-use', { kind: 'video' }) });
    const alert = textOf(element, '[role=alert]');
    expect(textOf(element, '[part=notice-title]')).to.contain('camera');
    expect(alert).to.contain('Close other apps');
  });

  it('is not there without an error, nor for what the page itself called off', async () => {
    const element = await holder({ error: new CaptureError('aborted') });
    expect(element.find('.notice')).to.equal(null);
    element.options = {};
    await element.updateComplete;
    expect(element.find('.notice')).to.equal(null);
  });

  it('offers to try again where that can help', async () => {
    let retries = 0;
    const onRetry = (): void => {
      retries += 1;
    };
    const element = await holder({ error: new CaptureError('device-lost'), onRetry });
    element.find('[part=retry]')!.click();
    expect(retries).to.equal(1);
    element.options = { error: new CaptureError('insecure-context'), onRetry };
    await element.updateComplete;
    expect(element.find('[part=retry]')).to.equal(null);
  });

  it('is announced once per failure, and again when the same thing fails again', async () => {
    const error = new CaptureError('device-in-use');
    const element = await holder({ error });
    const alert = element.find('[role=alert]');
    element.requestUpdate();
    await element.updateComplete;
    expect(element.find('[role=alert]')).to.equal(alert);
    element.options = { error: new CaptureError('device-in-use') };
    await element.updateComplete;
    expect(element.find('[role=alert]')).not.to.equal(alert);
  });

  it('unfolds the steps for this browser', async () => {
    const element = await holder({ error: new CaptureError('permission-denied', { kind: 'audio' }) });
    expect(element.find('li')).to.equal(null);
    const steps = await unfold(element);
    expect(steps.length).to.be.above(1);
  });

  it('unfolds the steps that the element has', async () => {
    const steps = (): Promise<string[]> => Promise.resolve(['Open the lid.']);
    const element = await holder({ error: new CaptureError('system-denied'), steps });
    expect(await unfold(element)).to.deep.equal(['Open the lid.']);
  });

  it('has no steps where there are none to take', async () => {
    const element = await holder({ error: new CaptureError('device-not-found') });
    expect(element.find('details')).to.equal(null);
  });

  it('stands without steps that can not be loaded', async () => {
    let asked = false;
    const steps = (): Promise<string[]> => {
      asked = true;
      return Promise.reject(new Error('offline'));
    };
    const element = await holder({ error: new CaptureError('system-denied'), steps });
    element.find('details')!.toggleAttribute('open', true);
    await waitFor(() => asked);
    expect(element.find('li')).to.equal(null);
    expect(textOf(element, '[part=notice-title]')).to.contain('blocks');
  });

  it('folds the remedy away in narrow places', async () => {
    const element = await holder({ error: new CaptureError('device-not-found'), compact: true });
    expect(textOf(element, '[role=alert]')).not.to.contain('Connect');
    expect(textOf(element, 'details p')).to.contain('Connect');
  });

  it('is in the language of the page, steps and all', async () => {
    const element = await holder({ error: new CaptureError('system-denied') }, { lang: 'de' });
    await waitFor(() => textOf(element, 'summary') === 'So geht’s');
    expect((await unfold(element)).join()).to.match(/Browser/);
    element.lang = 'en';
    await waitFor(() => textOf(element, 'summary') === 'Show me how');
    expect(element.find('li')).to.equal(null);
  });

  for (const scheme of ['light', 'dark']) {
    it(`has no accessibility violation in ${scheme} colours`, async () => {
      const error = new CaptureError('permission-denied', { kind: 'video' });
      const element = await holder({ error, onRetry: () => undefined });
      element.style.colorScheme = scheme;
      await unfold(element);
      await expect(element).to.be.accessible();
    });
  }

  for (const [accent, text] of [
    ['#ffd000', 'oklch(0 0 0)'],
    ['#1a1aa6', 'oklch(1 0 0)'],
  ] as const) {
    it(`puts readable text on the accent ${accent}`, async () => {
      const element = await holder({});
      element.style.setProperty('--capture-accent', accent);
      expect(getComputedStyle(element.find('.primary')!).color).to.equal(text);
    });
  }

  it('has buttons that a finger can hit', async () => {
    const element = await holder({ error: new CaptureError('device-in-use'), onRetry: () => undefined });
    for (const control of element.renderRoot.querySelectorAll('.primary, .icon, select')) {
      expect(control.getBoundingClientRect().height).to.be.at.least(44);
    }
    for (const control of element.renderRoot.querySelectorAll('summary, [part=retry]')) {
      expect(control.getBoundingClientRect().height).to.be.at.least(24);
    }
  });
});
