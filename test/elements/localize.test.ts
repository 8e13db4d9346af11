import { expect, fixture, html as staticHtml } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { LocalizeController } from '../../src/controllers/localize-controller.js';
import { messages as ar } from '../../src/i18n/ar.js';
import { registerMessages } from '../../src/i18n/catalog.js';
import { messages as de } from '../../src/i18n/de.js';
import { notices as enNotices } from '../../src/i18n/en-notices.js';
import { messages as es } from '../../src/i18n/es.js';
import { messages as fr } from '../../src/i18n/fr.js';
import type { ErrorText, FailureCode } from '../../src/i18n/messages.js';
import { english as en } from '../support/english.js';
import { waitFor } from '../support/wait.js';

class LocalizedElement extends LitElement {
  localize = new LocalizeController(this);
  renders = 0;

  override render(): unknown {
    this.renders += 1;
    return html`<p dir=${this.localize.messages.dir}>${this.localize.messages.takePhoto}</p>`;
  }
}
customElements.define('test-localized', LocalizedElement);

class ShadowHolder extends LitElement {
  override render(): unknown {
    return html`<test-localized></test-localized>`;
  }
}
customElements.define('test-shadow-holder', ShadowHolder);

const textOf = (element: Element | null | undefined): string =>
  element?.shadowRoot?.querySelector('p')?.textContent ?? '';

const shows = (element: Element | null | undefined, text: string): Promise<unknown> =>
  waitFor(() => textOf(element) === text);

describe('the language of an element', () => {
  const pageLang = document.documentElement.lang;
  afterEach(() => {
    document.documentElement.lang = pageLang;
  });

  it('is the one of the closest lang attribute', async () => {
    const page = await fixture(
      staticHtml`<div lang="fr"><div lang="de"><test-localized></test-localized></div></div>`,
    );
    await shows(page.querySelector('test-localized'), de.takePhoto);
  });

  it('is found through shadow roots', async () => {
    const page = await fixture(
      staticHtml`<section lang="es"><test-shadow-holder></test-shadow-holder></section>`,
    );
    const holder = page.querySelector('test-shadow-holder')!;
    await waitFor(() => textOf(holder.shadowRoot?.querySelector('test-localized')) === es.takePhoto);
  });

  it('is the base language where the region has no texts of its own', async () => {
    const page = await fixture<LocalizedElement>(staticHtml`<test-localized lang="de-AT"></test-localized>`);
    await shows(page, de.takePhoto);
    expect(page.localize.messages.lang).to.equal('de');
  });

  it('is English where the language is not known', async () => {
    const page = await fixture<LocalizedElement>(staticHtml`<test-localized lang="tlh"></test-localized>`);
    expect(textOf(page)).to.equal(en.takePhoto);
    expect(page.localize.messages.lang).to.equal('en');
  });

  it('is English where a lang attribute has the name of a JavaScript property', async () => {
    const page = await fixture(staticHtml`<test-localized lang="constructor"></test-localized>`);
    expect(textOf(page)).to.equal(en.takePhoto);
  });

  it('brings its direction', async () => {
    const page = await fixture<LocalizedElement>(staticHtml`<test-localized lang="ar"></test-localized>`);
    await shows(page, ar.takePhoto);
    expect(page.localize.messages.dir).to.equal('rtl');
  });

  it("follows the page's while the element is connected, and no longer", async () => {
    const element = await fixture<LocalizedElement>(staticHtml`<test-localized></test-localized>`);
    document.documentElement.lang = 'fr';
    await shows(element, fr.takePhoto);
    element.remove();
    const { renders } = element;
    const other = await fixture(staticHtml`<test-localized></test-localized>`);
    document.documentElement.lang = 'de';
    await shows(other, de.takePhoto);
    expect(element.renders).to.equal(renders);
  });

  it('follows the element when it moves', async () => {
    const page = await fixture(
      staticHtml`<div><p lang="de"><test-localized></test-localized></p><p lang="fr"></p></div>`,
    );
    const element = page.querySelector('test-localized')!;
    await shows(element, de.takePhoto);
    page.querySelector('[lang=fr]')!.append(element);
    await shows(element, fr.takePhoto);
  });
});

describe('registerMessages', () => {
  it('adds a language, with English where it has no text', async () => {
    const element = await fixture<LocalizedElement>(staticHtml`<test-localized lang="pl"></test-localized>`);
    registerMessages('pl', { takePhoto: 'Zrób zdjęcie' });
    await shows(element, 'Zrób zdjęcie');
    expect(element.localize.messages.retake).to.equal(en.retake);
    expect(element.localize.messages.lang).to.equal('pl');
  });

  it('gives a region some words of its own', async () => {
    registerMessages('fr-CA', { takePhoto: 'Prendre un portrait' });
    const element = await fixture<LocalizedElement>(
      staticHtml`<test-localized lang="fr-CA"></test-localized>`,
    );
    await shows(element, 'Prendre un portrait');
    await waitFor(() => element.localize.messages.retake === fr.retake);
  });

  it("replaces texts of the kit's own languages", async () => {
    const english = await fixture(staticHtml`<test-localized lang="en"></test-localized>`);
    const { takePhoto } = en;
    registerMessages('en', { takePhoto: 'Say cheese' });
    await shows(english, 'Say cheese');
    registerMessages('en', { takePhoto });
    await shows(english, takePhoto);
  });

  it('refuses what is no language tag', () => {
    expect(() => registerMessages('', {})).to.throw(TypeError, 'lang');
  });
});

describe('every language', () => {
  const kinds: MediaDeviceKind[] = ['videoinput', 'audioinput', 'audiooutput'];
  const byDevice = ['deviceFallback', 'chooseDevice', 'permissionFirst', 'allow', 'noDevice'] as const;
  const others = ['how', 'retry', 'sourceFailed'];
  const codes = Object.keys(enNotices).filter((key) => !others.includes(key)) as FailureCode[];

  for (const messages of [en, de, fr, es, ar]) {
    it(`${messages.lang} has every text`, () => {
      expect(messages).to.have.all.keys(Object.keys(en));
      for (const text of Object.values(messages)) {
        if (typeof text === 'string') expect(text).to.match(/^\S(.*\S)?$/);
      }
    });

    it(`${messages.lang} tells cameras, microphones and speakers apart`, () => {
      for (const key of byDevice) {
        expect(new Set(kinds.map((kind) => messages[key](kind))).size, key).to.equal(3);
      }
      const starts = new Set([messages.start(), messages.start('video'), messages.start('audio')]);
      expect(starts.size).to.equal(3);
      expect(messages.deviceFallback('videoinput', 2)).to.match(/\S 2$/);
    });

    it(`${messages.lang} says what failed and what to do`, () => {
      for (const code of codes) {
        const texts: ErrorText[] = [messages[code](), messages[code]('video'), messages[code]('audio')];
        for (const [title, remedy] of texts) {
          expect(title, code)
            .to.be.a('string')
            .that.does.not.match(/undefined|\.$/);
          expect(remedy, code).to.match(/^\S.*\.$/);
        }
        expect(texts[1]!.join(), code).not.to.equal(texts[2]!.join());
      }
    });

    it(`${messages.lang} says what failed of a source that is no device`, () => {
      for (const code of ['blocked-by-policy', 'device-not-found', 'interrupted'] as const) {
        for (const [title, remedy] of [messages.sourceFailed(code)!, messages.sourceFailed(code, 'audio')!]) {
          expect(title, code).to.match(/^\S.*[^.]$/);
          expect(remedy, code).to.match(/^\S.*\.$/);
        }
      }
      expect(messages.sourceFailed('unknown')).to.equal(undefined);
    });

    it(`${messages.lang} names what it is given`, () => {
      expect(messages.countdown(3)).to.contain('3');
      expect(messages.fullscreen(true)).not.to.equal(messages.fullscreen(false));
      expect(messages.pictureInPicture(true)).not.to.equal(messages.pictureInPicture(false));
    });
  }
});
