import { noChange, type ElementPart } from 'lit';
import { Directive, directive, type DirectiveResult } from 'lit/directive.js';

/** What Storybook's controls and actions hold for a story, by the names in custom-elements.json. */
export type Args = Record<string, unknown>;

type Text = string | number;

const toEventName = (name: string): string =>
  name
    .slice(2)
    .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    .slice(1);

class WithArgs extends Directive {
  #listeners = new Map<string, EventListener>();

  render(args: Args): unknown {
    // Only update() gets to see the element; outside a browser there is nothing to do.
    return args && noChange;
  }

  override update({ element }: ElementPart, [args]: [Args]): unknown {
    for (const [name, value] of Object.entries(args)) this.#set(element as HTMLElement, name, value);
    return noChange;
  }

  #set(element: HTMLElement, name: string, value: unknown): void {
    if (typeof value === 'function') this.#listen(element, toEventName(name), value as EventListener);
    else if (name.startsWith('--'))
      element.style.setProperty(name, String((value as Text | undefined) ?? ''));
    else if (typeof value === 'object' && value) Object.assign(element, { [name]: value });
    else if (value) element.setAttribute(name, value === true ? '' : String(value as Text));
    else element.removeAttribute(name);
  }

  #listen(element: HTMLElement, type: string, listener: EventListener): void {
    const before = this.#listeners.get(type);
    if (before === listener) return;
    if (before) element.removeEventListener(type, before);
    this.#listeners.set(type, listener);
    element.addEventListener(type, listener);
  }
}

/** Puts args on an element: events as listeners, custom properties as styles, objects as properties, others as attributes. */
export const withArgs: (args: Args) => DirectiveResult = directive(WithArgs);
