import { expect, fixture } from '@open-wc/testing';
import { a11ySnapshot } from '@web/test-runner-commands';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import type { LitElement } from 'lit';
import { requests, textOf } from './elements.js';
import { engine } from './engine.js';
import { waitFor } from './wait.js';

/** What there is to know about an element before the suite below can test it. */
export interface ElementSuite<E extends LitElement> {
  /** Public properties of an element that nobody touched. */
  defaults: Partial<E>;
  /** An attribute, its text, the property that goes with it, and the value that this has then. */
  attributes: readonly (readonly [
    attribute: string,
    text: string,
    property: keyof E & string,
    value: unknown,
  ])[];
  /** Properties that a page may set before the element is defined; their attributes are tested as well. */
  properties?: Partial<E>;
  /** Properties whose value is to be seen in their attribute: name, value and text. */
  reflected?: readonly (readonly [property: keyof E & string, value: unknown, text: string])[];
  /** What it says in English and in German; left out where it says nothing. */
  texts?: readonly [english: string, german: string];
  /** Starts its own camera; left out where it has none. */
  start?: (element: E) => Promise<MediaStream>;
  /** What axe looks at, by name: each brings a new element there. The first look is the element as it is. */
  looks?: Readonly<Record<string, (element: E) => unknown>>;
  /** The roles and names that assistive technology finds in a new element; a function tells those of its devices. */
  tree?: readonly string[] | (() => Promise<string[]>);
}

interface TreeNode {
  role: string;
  name?: string;
  children?: TreeNode[];
}

/** An element in a document without a window: elements are not upgraded there. */
const notUpgraded = (tag: string): HTMLElement =>
  document.implementation.createHTMLDocument().createElement(tag);

const flatten = ({ role, name, children = [] }: TreeNode): string[] => [
  `${role} ${name ?? ''}`.trim(),
  ...children.flatMap(flatten),
];

/** What every element of the kit has to be able to, whatever it is for. */
export function describeElement<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  suite: ElementSuite<HTMLElementTagNameMap[T] & LitElement>,
): void {
  type E = HTMLElementTagNameMap[T] & LitElement;
  const create = (): Promise<E> => fixture<E>(staticHtml`<${unsafeStatic(tag)}></${unsafeStatic(tag)}>`);

  describe(`<${tag}>, as any element`, () => {
    describeProperties(tag, suite, create);
    if (suite.start) describeCamera({ ...suite, start: suite.start }, create);
    if (suite.texts) itSpeaks(suite.texts, create);
    for (const [name, bring] of Object.entries<(element: E) => unknown>(suite.looks ?? {})) {
      for (const scheme of ['light', 'dark'])
        itPassesAxe(`${name}, in ${scheme} colours`, scheme, bring, create);
    }
    if (suite.tree) itHasTree(suite.tree, create);
  });
}

function describeProperties<E extends LitElement>(
  tag: string,
  { defaults, attributes, properties, reflected = [] }: ElementSuite<E>,
  create: () => Promise<E>,
): void {
  it('has its defaults, and no attribute that the page did not set', async () => {
    const element = await create();
    for (const name of Object.keys(defaults) as (keyof E & string)[]) {
      expect(element[name], name).to.deep.equal(defaults[name]);
    }
    expect(element.attributes).to.have.length(0);
  });

  it('takes its attributes, and goes back to its defaults without them', async () => {
    const element = await create();
    for (const [attribute, text, property, value] of attributes) {
      const before = element[property] || undefined;
      element.setAttribute(attribute, text);
      expect(element[property], attribute).to.deep.equal(value);
      element.removeAttribute(attribute);
      // Lit gives null for the defaults '' and undefined.
      expect(element[property] || undefined, `without ${attribute}`).to.deep.equal(before);
      await element.updateComplete;
    }
  });

  it('keeps what was set before it was upgraded', async () => {
    const parent = await fixture(staticHtml`<div></div>`);
    const early = Object.fromEntries(attributes.map(([, , property, value]) => [property, value]));
    parent.append(Object.assign(notUpgraded(tag), early, properties));
    const element = parent.querySelector<E>(tag)!;
    await element.updateComplete;
    for (const [name, value] of Object.entries<unknown>({ ...early, ...properties })) {
      expect(element[name as keyof E], name).to.equal(value);
      expect(Object.hasOwn(element, name), `${name} hides the accessor of the class`).to.equal(false);
    }
  });

  for (const [property, value, text] of reflected) {
    it(`shows ${property} in its attribute`, async () => {
      const element = await create();
      element[property] = value as E[typeof property];
      await element.updateComplete;
      expect(element.getAttribute(property)).to.equal(text);
    });
  }
}

function describeCamera<E extends LitElement>(
  { start }: Required<Pick<ElementSuite<E>, 'start'>>,
  create: () => Promise<E>,
): void {
  it('keeps its camera when it is moved in the document', async () => {
    const element = await create();
    const stream = await start(element);
    const tracks = stream.getTracks();
    requests.length = 0;
    const place = await fixture(staticHtml`<section></section>`);
    place.append(element);
    // The grace for a move is a task long: after two the camera would be gone.
    for (let task = 0; task < 2; task++) await new Promise((resolve) => setTimeout(resolve));
    await element.updateComplete;
    expect(stream.getTracks()).to.deep.equal(tracks);
    expect(tracks.map(({ readyState }) => readyState)).to.not.include('ended');
    expect(requests).to.deep.equal([]);
  });

  it('lets go of its camera when it is removed', async () => {
    const element = await create();
    const tracks = (await start(element)).getTracks();
    element.remove();
    await waitFor(() => tracks.every(({ readyState }) => readyState === 'ended'));
  });

  it('lets go of a camera that comes after it was removed', async () => {
    const element = await create();
    const starting = start(element).then(
      (stream: MediaStream | null) => stream?.getTracks() ?? [],
      () => [],
    );
    element.remove();
    await waitFor(async () => (await starting).every(({ readyState }) => readyState === 'ended'));
  });
}

function itSpeaks<E extends LitElement>(
  [english, german]: readonly [string, string],
  create: () => Promise<E>,
): void {
  it('speaks the language of the place where it stands', async () => {
    const element = await create();
    await waitFor(() => textOf(element).includes(english), { message: english });
    element.parentElement!.lang = 'de';
    await waitFor(() => textOf(element).includes(german), { message: german });
  });
}

function itPassesAxe<E extends LitElement>(
  name: string,
  scheme: string,
  bring: (element: E) => unknown,
  create: () => Promise<E>,
): void {
  it(`has nothing that axe objects to: ${name}`, async () => {
    const element = await create();
    const { style } = element.parentElement!;
    Object.assign(style, { colorScheme: scheme, background: 'light-dark(#fff, #000)', padding: '1rem' });
    await bring(element);
    await element.updateComplete;
    await expect(element.parentElement).to.be.accessible();
  });
}

function itHasTree<E extends LitElement>(
  expected: NonNullable<ElementSuite<E>['tree']>,
  create: () => Promise<E>,
): void {
  it('is a plain tree to assistive technology (needs a11ySnapshot)', async function () {
    if (engine.name !== 'chromium') this.skip();
    const element = await create();
    const tree = typeof expected === 'function' ? await expected() : expected;
    const seen = async (): Promise<string> => {
      const root = await a11ySnapshot({});
      return flatten(root as unknown as TreeNode)
        .slice(1)
        .join('\n');
    };
    await element.updateComplete;
    let last = '';
    await waitFor(async () => (last = await seen()) === tree.join('\n')).catch(() => {});
    expect(last.split('\n')).to.deep.equal(tree);
  });
}
