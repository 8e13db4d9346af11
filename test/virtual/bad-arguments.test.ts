import { expect } from '@open-wc/testing';
import {
  babble,
  canvas,
  person,
  video,
  VirtualCamera,
  VirtualDevices,
  VirtualDisplay,
  VirtualMicrophone,
} from '../../src/virtual/index.js';
import { rejection } from '../support/hand-made-devices.js';
import { bothWays } from './support/both-ways.js';

const MODE = { width: 640, height: 480, frameRate: 30 };

type Bad = readonly [named: string, options: object];

const CAMERAS: readonly Bad[] = [
  ['modes', { modes: MODE }],
  ['modes', { modes: [] }],
  ['modes', { modes: [null] }],
  ['modes', { modes: [{ width: 640, height: 480 }] }],
  ['modes', { modes: [{ ...MODE, width: 0 }] }],
  ['modes', { modes: [{ ...MODE, width: 640.5 }] }],
  ['modes', { modes: [MODE, { ...MODE, height: NaN }] }],
  ['modes', { modes: [{ ...MODE, frameRate: -30 }] }],
  ['modes', { modes: [{ ...MODE, frameRate: '30' }] }],
  ['picture', { picture: 'person' }],
  ['picture', { picture: person }],
  ['picture', { picture: null }],
  ['facingMode', { facingMode: 'front' }],
  ['photo', { photo: { width: 4000 } }],
  ['photo', { photo: { width: 4000, height: 0 } }],
  ['fillLightMode', { fillLightMode: 'flash' }],
  ['fillLightMode', { fillLightMode: ['on'] }],
  ['controls', { controls: null }],
  ['controls', { controls: { sparkle: [true] } }],
  ['controls', { controls: { echoCancellation: [true] } }],
  ['controls.zoom', { controls: { zoom: { min: 4, max: 1 } } }],
  ['controls.zoom', { controls: { zoom: { min: 1, max: 4, step: 0 } } }],
  ['controls.torch', { controls: { torch: true } }],
];

const MICROPHONES: readonly Bad[] = [
  ['sound', { sound: 'tone' }],
  ['sound', { sound: babble }],
  ['sampleRate', { sampleRate: 48000 }],
  ['sampleRate', { sampleRate: [] }],
  ['sampleRate', { sampleRate: [-1] }],
  ['echoCancellation', { echoCancellation: true }],
  ['echoCancellation', { echoCancellation: ['some'] }],
  ['channelCount', { channelCount: 0 }],
  ['channelCount', { channelCount: 1.5 }],
];

const DISPLAYS: readonly Bad[] = [
  ['displaySurface', { displaySurface: 'screen' }],
  ['width', { width: 0 }],
  ['height', { height: NaN }],
  ['frameRate', { frameRate: 0 }],
  ['picture', { picture: person }],
  ['sound', { sound: babble }],
];

const OPTIONS: readonly Bad[] = [
  ['devices', { devices: null }],
  ['devices', { devices: {} }],
  ['plug()', { devices: [{ kind: 'videoinput' }] }],
  ['prompt', { prompt: 'yes' }],
  ['prompt', { prompt: '' }],
  ['prompt', { prompt: null }],
  ['permissions', { permissions: { cam: 'granted' } }],
  ['permissions', { permissions: 'granted' }],
  ['state', { permissions: { camera: 'yes' } }],
  ['policy', { policy: { cam: false } }],
  ['allowed', { policy: { camera: 'no' } }],
  ['gestures', { gestures: 'false' }],
  ['returning', { returning: 1 }],
  ['secureContext', { secureContext: null }],
  ['historical', { historical: 'no' }],
  ['options', { device: 'phone' }],
];

function expectRefused(all: readonly Bad[], create: (options: never) => unknown): void {
  for (const [named, options] of all) {
    expect(() => create(options as never), JSON.stringify(options)).to.throw(TypeError, named);
  }
}

describe('bad arguments', () => {
  it('make no camera', () => expectRefused(CAMERAS, (options) => new VirtualCamera(options)));

  it('make no microphone', () => expectRefused(MICROPHONES, (options) => new VirtualMicrophone(options)));

  it('make no picture', () => {
    for (const nothing of [null, undefined, '#canvas', document.createElement('p')]) {
      expect(() => canvas(nothing as never)).to.throw(TypeError, 'source');
    }
    for (const nothing of [null, undefined, 5, document.createElement('p')]) {
      expect(() => video(nothing as never)).to.throw(TypeError, 'video');
    }
  });

  it('make no display', () => expectRefused(DISPLAYS, (options) => new VirtualDisplay(options)));

  bothWays((setUp) => {
    it('install nothing', () => {
      const { getUserMedia } = navigator.mediaDevices;
      expectRefused(OPTIONS, setUp);
      for (const options of [null, 'phone', 5]) {
        expect(() => setUp(options as never), String(options)).to.throw(TypeError, 'options');
      }
      expect(navigator.mediaDevices.getUserMedia).to.equal(getUserMedia);
    });

    it('plug nothing, and leave what is plugged in', async () => {
      const { mediaDevices, virtual } = setUp();
      for (const device of [undefined, null, {}, 5]) {
        for (const name of ['plug', 'unplug', 'replug', 'mute', 'fail'] as const) {
          expect(() => void virtual[name](device as never), name).to.throw(TypeError, 'device');
        }
      }
      expect(await mediaDevices.enumerateDevices()).to.have.length(2);
    });

    it('do nothing to devices', () => {
      const { virtual } = setUp();
      for (const state of [null, 1, 'yes']) {
        expect(() => virtual.mute('camera', state as never)).to.throw(TypeError, 'muted');
        expect(() => virtual.occupy('camera', state as never)).to.throw(TypeError, 'inUse');
      }
      expect(() => virtual.fail('camera', 5 as never)).to.throw(TypeError, 'failing');
      for (const delay of [undefined, '3000', NaN, Infinity, -1]) {
        expect(() => virtual.slow('camera', delay as never)).to.throw(TypeError, 'delay');
      }
      const [camera] = virtual.find('camera');
      expect(camera).to.include({ muted: false, inUse: false, failing: false, delay: 0 });
    });

    it('break no speaker: it comes and goes, and that is all', () => {
      const { virtual } = setUp();
      for (const name of ['mute', 'fail', 'occupy'] as const) {
        expect(() => virtual[name]('speaker'), name).to.throw(TypeError, 'speaker');
      }
      expect(() => virtual.slow('speaker', 100)).to.throw(TypeError, 'speaker');
      virtual.unplug('speaker');
      expect(virtual.devices.map(({ kind }) => kind)).not.to.include('audiooutput');
    });

    it('are no dictionaries of what is asked for', async () => {
      const { mediaDevices } = setUp({ gestures: false });
      for (const options of [5, 'video', true]) {
        for (const name of ['getUserMedia', 'getDisplayMedia', 'selectAudioOutput']) {
          const ask = mediaDevices[name as 'getUserMedia'].bind(mediaDevices);
          expect(await rejection(ask(options as never)), name).to.be.an.instanceOf(TypeError);
        }
      }
    });

    it('set no policy', () => {
      const { virtual } = setUp();
      expect(() => virtual.setPolicy('cam' as 'camera', false)).to.throw(TypeError, 'feature');
      expect(() => virtual.setPolicy('camera', 'no' as never)).to.throw(TypeError, 'allowed');
    });

    it('grant nothing: a prompt is answered as the type says, or the request rejects', async () => {
      const { mediaDevices, virtual } = setUp();
      const unplugged = new VirtualCamera();
      for (const answer of [undefined, null, true, 'yes', 'granted', unplugged]) {
        virtual.prompt = () => answer as never;
        const error = await rejection(mediaDevices.getUserMedia({ video: true }));
        expect(error, JSON.stringify(answer)).to.be.an.instanceOf(TypeError);
        expect(error.message).to.contain('prompt');
      }
      expect(virtual.host.permissions.state('camera')).to.equal('prompt');
      expect(() => (virtual.prompt = 'yes' as never)).to.throw(TypeError, 'prompt');
      expect(() => (virtual.prompt = undefined as never)).to.throw(TypeError, 'prompt');
    });
  });

  it('are none of a list that is no array, nor a policy that is left to the document', () => {
    const camera = new VirtualCamera({ modes: [{ ...MODE, frameRate: 29.97 }] });
    const virtual = new VirtualDevices({ devices: new Set([camera]) as never });
    virtual.setPolicy('camera', undefined);
    expect(virtual.devices).to.deep.equal([camera]);
  });
});
