import { expect } from '@open-wc/testing';
import { rankCameras, type CameraInfo, type CameraLens } from '../../../src/core/index.js';
import { preset, VirtualDevices } from '../../../src/virtual/index.js';

const named = (label: string, capabilities?: object): CameraInfo => ({
  deviceId: label,
  label,
  kind: 'videoinput',
  ...(capabilities && { getCapabilities: () => capabilities as MediaTrackCapabilities }),
});

/** The labels, best first. */
const ranked = (labels: readonly string[], lens: CameraLens): string[] =>
  rankCameras(
    labels.map((label) => named(label)),
    lens,
  ).map(({ camera }) => camera.label);

/** By language: the front camera of an iPhone, then at the rear the main one, those that see more, further, and both. */
const IPHONES: Record<string, [front: string, rear: string, wide: string, tele: string, several: string]> = {
  English: [
    'Front Camera',
    'Back Camera',
    'Back Ultra Wide Camera',
    'Back Telephoto Camera',
    'Back Triple Camera',
  ],
  German: [
    'Vorderseitige Kamera',
    'Rückseitige Kamera',
    'Rückseitige Ultra-Weitwinkelkamera',
    'Rückseitige Telefotokamera',
    'Rückseitige Triple-Kamera',
  ],
  French: [
    'Caméra avant',
    'Caméra arrière',
    'Caméra arrière ultra grand-angle',
    'Téléobjectif de la caméra arrière',
    'Triple caméra arrière',
  ],
  Spanish: [
    'Cámara frontal',
    'Cámara trasera',
    'Cámara trasera ultra gran angular',
    'Cámara trasera con teleobjetivo',
    'Cámara trasera triple',
  ],
  Portuguese: [
    'Câmera Frontal',
    'Câmara traseira',
    'Câmera Traseira Ultra-angular',
    'Câmera Teleobjetiva Traseira',
    'Câmera Dupla Traseira',
  ],
  Japanese: ['前面カメラ', '背面カメラ', '背面超広角カメラ', '背面望遠カメラ', '背面デュアル広角カメラ'],
  Chinese: ['前置相机', '后置相机', '后置超广角相机', '后置长焦相机', '后置双广角相机'],
  Russian: [
    'Передняя камера',
    'Задняя камера',
    'Задняя сверхширокоугольная камера',
    'Задняя телефотокамера',
    'Задняя двойная широкоугольная камера',
  ],
  Arabic: [
    'الكاميرا الأمامية',
    'الكاميرا الخلفية',
    'كاميرا خلفية فائقة الاتساع',
    'كاميرا خلفية مقربة',
    'كاميرا خلفية مزدوجة عريضة',
  ],
};

describe('rankCameras', () => {
  for (const [language, labels] of Object.entries(IPHONES)) {
    it(`knows the cameras of an iPhone in ${language}`, () => {
      const [front, rear, wide, tele, several] = labels;
      const shuffled = [several, tele, front, wide, rear];
      expect(ranked(shuffled, 'front')[0]).to.equal(front);
      expect(ranked(shuffled, 'rear').slice(0, 2)).to.deep.equal([rear, several]);
      expect(ranked(shuffled, 'rear').at(-1)).to.equal(front);
      expect(ranked(shuffled, 'rear-wide').slice(0, 2)).to.deep.equal([wide, several]);
      expect(ranked(shuffled, 'rear-tele').slice(0, 2)).to.deep.equal([tele, several]);
    });
  }

  it('takes the first rear camera of Android for the main one', () => {
    const labels = ['camera2 1, facing front', 'camera2 2, facing back', 'camera2 0, facing back'];
    expect(ranked(labels, 'rear')[0]).to.equal('camera2 0, facing back');
    expect(ranked(labels, 'front')[0]).to.equal('camera2 1, facing front');
  });

  it('takes the one with a light and focus for the main one, and the one without for the wide one', () => {
    const facingMode = ['environment'];
    const wide = named('a', { facingMode, width: { max: 4000 }, height: { max: 3000 } });
    const main = named('b', { facingMode, torch: true, focusMode: ['manual', 'continuous'] });
    const front = named('c', { facingMode: ['user'], torch: true });
    const labels = (lens: CameraLens): string[] =>
      rankCameras([front, wide, main], lens).map(({ camera }) => camera.label);
    expect(labels('rear')).to.deep.equal(['b', 'a', 'c']);
    expect(labels('rear-wide')).to.deep.equal(['a', 'b', 'c']);
    expect(labels('front')[0]).to.equal('c');
  });

  it('takes a zoom that reaches there', () => {
    const facingMode = ['environment'];
    const plain = named('plain', { facingMode, zoom: { min: 1, max: 2 } });
    const zooms = named('zooms', { facingMode, zoom: { min: 0.5, max: 10 } });
    expect(rankCameras([plain, zooms], 'rear-wide')[0]!.camera).to.equal(zooms);
    expect(rankCameras([plain, zooms], 'rear-tele')[0]!.camera).to.equal(zooms);
  });

  it('believes capabilities more than labels', () => {
    const camera = named('Back camera', { facingMode: ['user'] });
    expect(rankCameras([camera])[0]).to.deep.equal({ camera, facing: 'user', lens: undefined });
  });

  it('prefers a camera that may be there to one that is on the other side', () => {
    const labels = ['FaceTime HD Camera', 'USB Camera'];
    expect(ranked(labels, 'rear')).to.deep.equal(['USB Camera', 'FaceTime HD Camera']);
    expect(ranked(labels, 'front')).to.deep.equal(labels);
  });

  it('puts what is for depth, infrared or a desk last', () => {
    const labels = ['Integrated IR Camera', 'Integrated Camera', 'Desk View Camera'];
    expect(ranked(labels, 'front')[0]).to.equal('Integrated Camera');
    expect(ranked(['Ultra HD webcam', 'Back Macro Camera'], 'rear-wide')[0]).to.equal('Back Macro Camera');
    expect(rankCameras([named('Ultra HD webcam')])[0]).to.include({ lens: undefined });
  });

  it('keeps the order of the browser where nothing tells, and leaves out what is no camera', () => {
    const hidden = ['1', '2'].map((deviceId) => ({ ...named(''), deviceId }));
    const all = [{ ...named('Back microphone'), kind: 'audioinput' }, ...hidden];
    for (const lens of ['front', 'rear', 'rear-wide', 'rear-tele'] as const) {
      expect(rankCameras(all, lens).map(({ camera }) => camera)).to.deep.equal(hidden);
    }
  });

  it('knows those of a virtual phone', async () => {
    const { mediaDevices } = new VirtualDevices({ devices: preset('phone'), returning: true });
    const devices = await mediaDevices.enumerateDevices();
    const best = (lens: CameraLens): string => rankCameras(devices, lens)[0]!.camera.label;
    expect(best('front')).to.equal('Front camera');
    expect(best('rear')).to.equal('Back camera');
    expect(best('rear-wide')).to.equal('Back ultra wide camera');
    expect(best('rear-tele')).to.equal('Back telephoto camera');
  });

  it('is frozen, and throws a TypeError that names the argument', () => {
    expect(rankCameras([])).to.be.frozen;
    const call = rankCameras as (...args: unknown[]) => unknown;
    expect(() => call(undefined)).to.throw(TypeError, 'devices');
    for (const device of [null, 5, {}]) expect(() => call([device])).to.throw(TypeError, 'devices');
    expect(() => call([], 'above')).to.throw(TypeError, 'lens');
  });
});
