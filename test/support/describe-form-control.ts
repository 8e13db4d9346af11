import { expect, fixture } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import { registerMessages } from '../../src/i18n/catalog.js';
import { waitFor } from './wait.js';

/** What the elements of the kit that are form controls have in common. */
interface FormControl extends LitElement {
  name: string;
  disabled: boolean;
  readonly form: HTMLFormElement | null;
}

/** The part of a control that can be required. */
interface Validated {
  readonly validity: ValidityState;
  readonly validationMessage: string;
  checkValidity(): boolean;
  reportValidity(): boolean;
}

/** What there is to know about a form control before the suite below can test it. */
export interface FormControlSuite<E extends FormControl> {
  /** Does what gives it a value; called once per element. */
  fill: (element: E) => unknown;
  /** The value that it then has in a form. */
  value: (element: E) => FormDataEntryValue;
  /** The message where it is required and empty; left out where it can't be. */
  valueMissing?: string;
  /** The controls that users work with. */
  controls: (element: E) => readonly Element[];
}

type Tag = {
  [T in keyof HTMLElementTagNameMap]: HTMLElementTagNameMap[T] extends FormControl ? T : never;
}[keyof HTMLElementTagNameMap];

/** Whether an element, or anything around it, out through shadow roots, is inert. */
function isInert(element: Element): boolean {
  const root = element.getRootNode();
  return !!element.closest('[inert]') || (root instanceof ShadowRoot && isInert(root.host));
}

/** What every form control of the kit has to be able to. */
export function describeFormControl<T extends Tag>(
  tag: T,
  suite: FormControlSuite<HTMLElementTagNameMap[T]>,
): void {
  type E = HTMLElementTagNameMap[T];
  const { fill, value, controls, valueMissing } = suite;
  const name = unsafeStatic(tag);

  /** A form with the control in it, in a fieldset, and a label before it. */
  const create = async (): Promise<{ form: HTMLFormElement; fieldset: HTMLFieldSetElement; element: E }> => {
    const form = await fixture<HTMLFormElement>(
      staticHtml`<form><fieldset><label for="control">Label</label><${name} id="control" name="one"></${name}></fieldset></form>`,
    );
    const element = form.querySelector<E>('#control')!;
    await element.updateComplete;
    return { form, fieldset: form.querySelector('fieldset')!, element };
  };
  type Required = E & Validated;
  const createRequired = async (): Promise<{ form: HTMLFormElement; element: Required }> => {
    const { form, element } = await create();
    return { form, element: element as Required };
  };
  const sent = (form: HTMLFormElement): [string, FormDataEntryValue][] => [...new FormData(form)];

  describe(`<${tag}>, as a form control`, () => {
    it('belongs to its form, and is found there by its name', async () => {
      const { form, element } = await create();
      expect(element.form).to.equal(form);
      expect(form.elements.namedItem('one')).to.equal(element);
      element.name = 'two';
      expect(form.elements.namedItem('two')).to.equal(element);
    });

    it('sends its value under its name, and nothing without a value', async () => {
      const { form, element } = await create();
      expect(sent(form)).to.deep.equal([]);
      await fill(element);
      await element.updateComplete;
      expect(sent(form)).to.deep.equal([['one', value(element)]]);
      element.removeAttribute('name');
      expect(element.name).to.equal('');
      expect(sent(form)).to.deep.equal([]);
    });

    it('sends nothing while it is disabled, by itself or by a fieldset', async () => {
      const { form, fieldset, element } = await create();
      await fill(element);
      await element.updateComplete;
      element.disabled = true;
      expect(sent(form)).to.deep.equal([]);
      element.disabled = false;
      expect(sent(form)).to.have.length(1);
      fieldset.disabled = true;
      expect(sent(form)).to.deep.equal([]);
    });

    it('keeps users out while it is disabled, by itself or by a fieldset', async () => {
      const { fieldset, element } = await create();
      const out = (): boolean =>
        controls(element).every((control) => control.matches(':disabled') || isInert(control));
      expect(controls(element)).to.not.have.length(0);
      expect(out()).to.equal(false);
      for (const holder of [element, fieldset]) {
        holder.disabled = true;
        await element.updateComplete;
        expect(out(), `disabled by ${holder.localName}`).to.equal(true);
        holder.disabled = false;
        await element.updateComplete;
        expect(out(), `enabled by ${holder.localName}`).to.equal(false);
      }
    });

    it('is empty again after a reset', async () => {
      const { form, element } = await create();
      await fill(element);
      form.reset();
      await element.updateComplete;
      expect(sent(form)).to.deep.equal([]);
    });

    it('is focused by a click on its label', async () => {
      const { form, element } = await create();
      form.querySelector('label')!.click();
      expect(document.activeElement).to.equal(element);
    });

    if (valueMissing !== undefined) describeRequired(valueMissing);
  });

  function describeRequired(message: string): void {
    it('is valid without a value unless one is required', async () => {
      const { form, element } = await createRequired();
      expect(form.checkValidity()).to.equal(true);
      element.toggleAttribute('required');
      await element.updateComplete;
      expect(element.matches(':invalid')).to.equal(true);
      expect(form.checkValidity()).to.equal(false);
      expect(element.checkValidity()).to.equal(false);
      expect(element.validity.valueMissing).to.equal(true);
      await fill(element);
      await element.updateComplete;
      expect(element.matches(':valid')).to.equal(true);
      form.reset();
      await element.updateComplete;
      expect(element.matches(':invalid')).to.equal(true);
    });

    it('says at a place that can be focused what is missing', async () => {
      const { form, element } = await createRequired();
      element.toggleAttribute('required');
      await element.updateComplete;
      let invalid = 0;
      element.addEventListener('invalid', () => invalid++);
      form.requestSubmit();
      await waitFor(() => document.activeElement === element);
      expect(element.reportValidity()).to.equal(false);
      expect(invalid).to.equal(2);
    });

    it('says it in the language of the page', async () => {
      const { element } = await createRequired();
      registerMessages('tlh', { valueMissing: 'Nuqneh!' });
      element.toggleAttribute('required');
      await element.updateComplete;
      expect(element.validationMessage).to.equal(message);
      element.lang = 'tlh';
      await waitFor(() => element.validationMessage === 'Nuqneh!');
    });

    it('is not in the way of a form while it is disabled', async () => {
      const { form, element } = await createRequired();
      element.toggleAttribute('required');
      element.disabled = true;
      await element.updateComplete;
      expect(form.checkValidity()).to.equal(true);
    });
  }
}
