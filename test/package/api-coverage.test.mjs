// The table of docs/guides/api-coverage.md: no interface or event is missing, no cell empty, and what it names is there.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './pack.mjs';

const INTERFACES = [
  'CanvasCaptureMediaStreamTrack',
  'InputDeviceInfo',
  'MediaDeviceInfo',
  'MediaDevices',
  'MediaStream',
  'MediaStreamTrack',
  'MediaStreamTrackEvent',
  'MediaTrackCapabilities',
  'MediaTrackConstraints',
  'MediaTrackSettings',
  'MediaTrackSupportedConstraints',
  'OverconstrainedError',
];
const EVENTS = ['addtrack', 'removetrack', 'ended', 'mute', 'unmute', 'devicechange'];

const read = (...path) => readFileSync(join(root, ...path), 'utf8');

/** The rows of all tables of a document, without their heads. */
const rows = read('docs/guides/api-coverage.md')
  .split('\n')
  .filter((line) => /^\|(?! *-| *(interface|event|input|output) )/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

/** The names of the stories of each title, without the groups that titles are in. */
const stories = new Map(
  readdirSync(join(root, 'stories'))
    .filter((name) => name.endsWith('.stories.ts'))
    .map((name) => read('stories', name))
    .map((text) => [
      /title: '(?:Elements\/|Guides\/)?([^']+)'/.exec(text)[1],
      [...text.matchAll(/^export const (\w+)/gm)].map(([, name]) => name),
    ]),
);

test('has every interface and every event', () => {
  const named = rows.map(([name]) => /^`(\w+)`/.exec(name)?.[1]);
  assert.deepEqual(
    [...INTERFACES, ...EVENTS].filter((name) => !named.includes(name)),
    [],
  );
});

/** Asserts that a story such as "media-capture-session/Sources: Peer" is there. */
function assertStory(story) {
  const [title, id] = story.split(': ');
  assert.ok(stories.get(title)?.includes(id), `no story "${story}"`);
}

/** Asserts that a test such as "`core/capture-session`: title" is there, and runs in as many engines as is said. */
function assertProof(proof, engines) {
  const [, file, title] = /^`([^`]+)`: (.+)$/.exec(proof);
  const line = read('test', `${file}.test.ts`)
    .split('\n')
    .find((each) => each.includes(title));
  assert.ok(line, `${file} has no "${title}"`);
  assert.equal(/^all\b/.test(engines), !/needs/i.test(line), line);
}

for (const [name, use, story, proof, engines] of rows) {
  test(`${name} is used, shown and proven`, () => {
    assert.ok(name && use);
    assertStory(story);
    assertProof(proof, engines);
  });
}
