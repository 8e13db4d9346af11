import { expect, fixture, html } from '@open-wc/testing';
import type { StillPhotoCapture } from '../../src/elements/still-photo-capture/still-photo-capture.js';
import { waitFor } from '../support/wait.js';

/** The modules of src that this page has loaded, without `src/` and the ending. */
const loaded = (): string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => /\/src\/(.+)\.[jt]s$/.exec(new URL(name).pathname)?.[1])
    .filter((name) => name !== undefined);

describe('what loads on demand', () => {
  before(() => {
    performance.setResourceTimingBufferSize(5000);
  });

  it('does not load where a user takes a photo and all goes well', async () => {
    const onDemand = (await (await fetch('/scripts/on-demand.json')).json()) as Record<string, string>;
    await import('../../src/define/still-photo-capture.js');
    const element = await fixture<StillPhotoCapture>(html`<still-photo-capture></still-photo-capture>`);
    const part = (selector: string): HTMLElement | null => element.shadowRoot!.querySelector(selector);
    (await waitFor(() => part('[part~=start]'))).click();
    (await waitFor(() => part('[part~=shutter]:enabled'))).click();
    await waitFor(() => element.photo);
    expect(loaded()).to.include('elements/still-photo-capture/still-photo-capture');
    expect(loaded().filter((name) => name in onDemand)).to.deep.equal([]);
  });
});
