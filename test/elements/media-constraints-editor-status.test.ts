import { expect } from '@open-wc/testing';
import type { CaptureSession } from '../../src/core/capture-session.js';
import type { MediaConstraintsEditor } from '../../src/elements/media-constraints-editor/media-constraints-editor.js';
import {
  apply,
  choose,
  fieldOf,
  settingsOf,
  showEditor,
  trackOf,
  whyOf,
  write,
} from '../support/constraints-editor.js';
import { partOf, press, recordEvents, textOf } from '../support/elements.js';
import { eventAfter, waitFor } from '../support/wait.js';

describe('<media-constraints-editor>: what it says', () => {
  let session: CaptureSession;
  let element: MediaConstraintsEditor;

  beforeEach(async () => void ({ session, editor: element } = await showEditor()));
  afterEach(() => session.stop());

  const untilStatus = (text: string): Promise<boolean> =>
    waitFor(() => partOf(element, 'status')!.textContent === text, { message: text });

  const rowText = (name: string): string => fieldOf(element, name)!.closest('.row')!.textContent;

  it('throws TypeError for what is no session, and takes none', () => {
    for (const junk of [5, 'session', true, {}, [], new EventTarget()]) {
      const set = (): void => void (element.session = junk as unknown as CaptureSession);
      expect(set, JSON.stringify(junk)).to.throw(TypeError, 'session: must be a CaptureSession');
    }
    expect(element.session).to.equal(session);
    for (const none of [undefined, null]) element.session = none as undefined;
    expect(element.session ?? undefined).to.equal(undefined);
  });

  it('tells once of what a slider or a field applies, and of what was refused', async () => {
    element.live = true;
    await choose(element, 'width', 'exact');
    await waitFor(() => !element.matches(':state(busy)'));
    const events = recordEvents(element, 'change', 'error');
    await write(element, 'width-exact', 50_000);
    await waitFor(() => !element.matches(':state(busy)'));
    expect(events).to.deep.equal(['error']);
    await write(element, 'width-exact', 320);
    await waitFor(() => settingsOf(session).width === 320 && !element.matches(':state(busy)'));
    expect(events).to.deep.equal(['error', 'change bubbles']);
  });

  it('tells only of the newest of what is refused while a slider is dragged', async () => {
    element.live = true;
    const events = recordEvents(element, 'change', 'error');
    await choose(element, 'width', 'exact');
    await write(element, 'width-exact', 40_000, 50_000, 60_000);
    await waitFor(() => !element.matches(':state(busy)'));
    expect(events).to.deep.equal(['error']);
    expect(element.drafts.video).to.deep.equal({ width: { exact: 60_000 } });
  });

  it('has what a page did to the track once somebody turns to it', async () => {
    for (const [type, width] of [
      ['pointerenter', 160],
      ['focusin', 200],
    ] as const) {
      await trackOf(session).applyConstraints({ width: { exact: width } });
      element.dispatchEvent(new Event(type));
      await element.updateComplete;
      expect(rowText('width'), type).to.contain(`now ${width}`);
      expect(whyOf(element, 'width')).to.equal(`As asked: ${width} px`);
    }
  });

  it('breaks the name of a constraint between its words where it is narrow', async () => {
    element.style.width = '300px';
    for (const details of element.shadowRoot!.querySelectorAll('details')) details.open = true;
    await element.updateComplete;
    const [code] = [...element.shadowRoot!.querySelectorAll('code')].filter(
      ({ textContent }) => textContent === 'logicalSurface',
    );
    for (const word of [...code!.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)) {
      const range = document.createRange();
      range.selectNodeContents(word);
      expect(range.getClientRects().length, word.textContent!).to.be.at.most(1);
    }
  });

  it('says in a sentence that it was refused where the browser does not say what', async () => {
    const texts: Record<string, RegExp> = {
      en: /^The browser refused this and does not say why/,
      de: /^Der Browser hat das abgelehnt/,
      fr: /^Le navigateur a refusé/,
      es: /^El navegador lo rechazó/,
      ar: /^رفض المتصفح ذلك/,
    };
    trackOf(session).applyConstraints = () => Promise.reject(new DOMException('', 'OverconstrainedError'));
    await choose(element, 'torch', 'exact');
    await eventAfter(element, 'error', () => press(element, 'apply'));
    for (const [lang, text] of Object.entries(texts)) {
      element.lang = lang;
      await waitFor(() => text.test(partOf(element, 'status')!.textContent), { message: lang });
    }
  });

  it('says what is applied, also where that is nothing, or only advanced sets', async () => {
    await untilStatus('Nothing is asked: the browser chooses');
    await write(element, 'json', '{ "advanced": [{ "torch": true }, { "zoom": 2 }] }');
    await apply(element);
    await untilStatus('Applied: all that stands in the JSON can be met');
    await write(element, 'json', '{ "advanced": [{ "torch": true }, { "iso": 100 }] }');
    await apply(element);
    await untilStatus('Applied: 1 of the 2 advanced sets can be met, the others are skipped');
    await write(element, 'json', '{ "novelty": true }');
    await apply(element);
    await untilStatus('The browser does not tell what came of it');
    await write(element, 'json', '');
    await apply(element);
    await untilStatus('Nothing is asked: the browser chooses');
  });

  it('tells points apart, and is short with numbers that nobody can read', async () => {
    const points = [
      { x: 0.25, y: 0.5 },
      { x: 1, y: 0 },
    ];
    trackOf(session).getSettings = () => ({ pointsOfInterest: points, width: 1e300 }) as MediaTrackSettings;
    element.dispatchEvent(new Event('pointerenter'));
    await element.updateComplete;
    expect(rowText('pointsOfInterest')).to.contain('now x 0.25, y 0.5; x 1, y 0');
    expect(rowText('width')).to.contain('now 1e+300 px');
  });

  it('is short with texts that nobody can read: all of them stands in the JSON', async () => {
    const [name, value] = ['x'.repeat(500), 'y'.repeat(5000)];
    await write(element, 'json', JSON.stringify({ [name]: value, width: { min: 1, ideal: 1e300 } }));
    const texts = textOf(element).split('\n');
    expect(texts.filter((text) => text.length > 150 && !text.startsWith('{'))).to.deep.equal([]);
    expect(texts).to.include('{"min":1,"ideal":1e+300}');
    expect(fieldOf(element, 'json')!.value).to.contain(name).and.to.contain(value);
    trackOf(session).applyConstraints = () =>
      Promise.reject(Object.assign(new DOMException('', 'OverconstrainedError'), { constraint: name }));
    await eventAfter(element, 'error', () => press(element, 'apply'));
    await waitFor(() => partOf(element, 'status')!.textContent.startsWith('Refused: xxx'));
    expect(partOf(element, 'status')!.textContent.length).to.be.below(150);
  });

  it('does not call no point at all the nearest one', async () => {
    await write(element, 'json', '{ "pointsOfInterest": [{ "x": 0, "y": 1 }, { "x": 1, "y": 0 }] }');
    await apply(element);
    await waitFor(() => whyOf(element, 'pointsOfInterest') === 'The browser does not tell what came of it');
  });
});
