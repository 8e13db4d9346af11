import { audioProfile } from '../../core/constraints/audio-profile.js';
import type { TrackKind } from '../../core/errors.js';
import type { ConstraintPresetName } from '../../i18n/messages.js';
import { membersOf, type Draft } from './draft.js';

const size = (width: number, height: number): Draft => ({
  width: { ideal: width },
  height: { ideal: height },
  frameRate: { ideal: 30 },
});

const PRESETS: Record<TrackKind, Partial<Record<ConstraintPresetName, () => Draft>>> = {
  video: {
    small: () => size(320, 240),
    hd: () => size(1280, 720),
    'full-hd': () => size(1920, 1080),
    square: () => ({ ...size(720, 720), aspectRatio: { exact: 1 } }),
    smooth: () => ({ frameRate: { min: 24, ideal: 60 } }),
  },
  audio: {
    voice: () => audioProfile('voice'),
    music: () => audioProfile('music'),
    raw: () => audioProfile('raw'),
  },
};

/** What a preset decides, so that nothing of another one stays; the rest of a draft is left as it is. */
const SCOPE: Record<TrackKind, readonly string[]> = {
  video: ['width', 'height', 'aspectRatio', 'frameRate', 'resizeMode'],
  audio: ['echoCancellation', 'noiseSuppression', 'autoGainControl', 'channelCount', 'sampleRate'],
};

/** The presets for a kind of track; `any` asks for nothing at all. */
export const presetsFor = (kind: TrackKind): ConstraintPresetName[] => [
  'any',
  ...(Object.keys(PRESETS[kind]) as ConstraintPresetName[]),
];

/** A draft with what a preset asks for. */
export function withPreset(draft: Draft, kind: TrackKind, name: ConstraintPresetName): Draft {
  if (name === 'any') return {};
  const kept = Object.entries(draft).filter(([own]) => !SCOPE[kind].includes(own));
  const asks = Object.entries(PRESETS[kind][name]!()).map(([own, ask]) => [own, membersOf(own, ask)]);
  return Object.freeze(Object.fromEntries([...kept, ...asks]) as Draft);
}
