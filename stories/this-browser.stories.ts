import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';
import { PROPERTY_NAMES } from '../src/core/constraints/properties.js';
import { stacked } from './support/layout.js';

const meta: Meta = { title: 'Guides/This browser', decorators: [stacked('40rem')] };
export default meta;

type Row = readonly [name: string, ...cells: string[]];

const table = (caption: string, heads: readonly string[], rows: readonly Row[]): TemplateResult =>
  html`<table style="border-collapse: collapse; text-align: start">
    <caption style="text-align: start; padding-block: 0.5rem">
      ${caption}
    </caption>
    <thead>
      <tr>
        ${heads.map((head) => html`<th scope="col" style=${CELL}>${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([name, ...cells]) =>
          html`<tr>
            <th scope="row" style=${`${CELL}; font-weight: normal`}><code>${breakable(name)}</code></th>
            ${cells.map((cell) => html`<td style=${CELL}>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;

/** Lets a long name break where a new word begins in it. */
const breakable = (name: string): unknown[] => name.split(/(?=[A-Z.])/).map((word) => html`${word}<wbr />`);

const CELL = 'padding: 0.25rem 1rem 0.25rem 0; border-block-end: 1px solid #8888; text-align: start';

/** What is looked for: the path of an API from the global object, and what the kit does where it is missing. */
const APIS: readonly Row[] = [
  [
    'navigator.mediaDevices.getUserMedia',
    'every element says that it needs a secure page, or another browser',
  ],
  ['navigator.mediaDevices.getDisplayMedia', 'screen-capture-button says so, and is disabled'],
  ['navigator.mediaDevices.selectAudioOutput', 'speakers are listed with the permission for the microphone'],
  ['navigator.permissions', 'nothing starts by itself'],
  ['InputDeviceInfo.prototype.getCapabilities', 'a camera tells what it can do once it is open'],
  ['MediaStreamTrack.prototype.getCapabilities', 'only settings and constraints are shown'],
  ['CanvasCaptureMediaStreamTrack', 'the stream of the canvas asks for frames'],
  [
    'HTMLMediaElement.prototype.captureStream',
    'a media element is painted, and its sound goes through Web Audio',
  ],
  ['HTMLMediaElement.prototype.setSinkId', 'the speaker is the one of the system'],
  ['ImageCapture', 'a photo is a frame of the video'],
  ['MediaStreamTrackGenerator', 'pictures are switched by painting them'],
  ['RTCPeerConnection', 'there are no calls'],
];

const has = (path: string): boolean =>
  path
    .split('.')
    .reduce<unknown>((value, name) => (Object(value) as Record<string, unknown>)[name], globalThis) !==
  undefined;

const yesOrNo = (there: boolean): string => (there ? 'yes' : 'no');

/** Which parts of the API the browser has that shows this page, and what the kit does without them. */
export const Interfaces: StoryObj = {
  render: () =>
    table(
      'Parts of the API, in this browser',
      ['API', 'here', 'without it'],
      APIS.map(([name, without]) => [name, yesOrNo(has(name)), without!]),
    ),
};

/** Which constraints it supports, as `getSupportedConstraints()` tells. */
export const Constraints: StoryObj = {
  render: () => {
    const supported: Record<string, boolean | undefined> = {
      ...navigator.mediaDevices?.getSupportedConstraints(),
    };
    const names = [...new Set([...PROPERTY_NAMES, ...Object.keys(supported)])];
    return table(
      'Constraints, in this browser',
      ['constraint', 'supported'],
      names.map((name) => [name, yesOrNo(!!supported[name])]),
    );
  },
};

const capabilitiesOf = (info: MediaDeviceInfo): string => {
  if (!('getCapabilities' in info)) return 'not told by this browser';
  const told = Object.keys((info as InputDeviceInfo).getCapabilities());
  return told.filter((name) => !name.endsWith('Id')).join(', ') || 'not told before it was captured';
};

/** The devices with what they can do, as `InputDeviceInfo` tells before one is opened. */
export const Devices: StoryObj = {
  parameters: { devices: 'laptop' },
  loaders: [async (): Promise<{ infos: MediaDeviceInfo[] }> => ({ infos: await listDevices() })],
  render: (_args, { loaded }) =>
    table(
      'Devices, and what is known of them',
      ['kind', 'name', 'capabilities'],
      (loaded['infos'] as MediaDeviceInfo[]).map((info) => [
        info.kind,
        info.label || 'hidden until one is captured',
        info.kind === 'audiooutput' ? 'none: it is no input' : capabilitiesOf(info),
      ]),
    ),
  play: async ({ canvas }) => expect(canvas.getByRole('table')).toBeVisible(),
};

const listDevices = async (): Promise<MediaDeviceInfo[]> =>
  (await navigator.mediaDevices?.enumerateDevices()) ?? [];
