import { expect } from '@open-wc/testing';
import { browserPlatform } from '../../src/core/platform.js';
import { engine, itNeeds } from '../support/engine.js';

describe('browserPlatform', () => {
  it("is the browser's own", () => {
    expect(browserPlatform.mediaDevices).to.equal(navigator.mediaDevices);
    expect(browserPlatform.permissions).to.equal(navigator.permissions);
    expect(browserPlatform.isSecureContext).to.equal(true);
  });

  it('lacks ImageCapture where the engine does', () => {
    expect(browserPlatform.ImageCapture !== undefined).to.equal(engine.has('ImageCapture'));
  });

  it('reads a member when it is asked for, so that later changes are seen', () => {
    const own = Object.getOwnPropertyDescriptor(navigator, 'mediaDevices');
    const installed = {} as MediaDevices;
    Object.defineProperty(navigator, 'mediaDevices', { value: installed, configurable: true });
    expect(browserPlatform.mediaDevices).to.equal(installed);
    if (own) Object.defineProperty(navigator, 'mediaDevices', own);
    else Reflect.deleteProperty(navigator, 'mediaDevices');
    expect(browserPlatform.mediaDevices).to.be.instanceOf(MediaDevices);
  });

  itNeeds('document.featurePolicy', 'tells whether the document may use camera and microphone', () => {
    expect(browserPlatform.allowsFeature?.('camera')).to.equal(true);
    expect(browserPlatform.allowsFeature?.('microphone')).to.equal(true);
  });

  it('does not say whether a feature is allowed where the engine does not', () => {
    if (!engine.has('document.featurePolicy')) {
      expect(browserPlatform.allowsFeature?.('camera')).to.equal(undefined);
    }
  });

  it('opens a camera and a microphone', async () => {
    const stream = await browserPlatform.mediaDevices!.getUserMedia({ video: true, audio: true });
    expect(stream.getVideoTracks()).to.have.length(1);
    expect(stream.getAudioTracks()).to.have.length(1);
    for (const track of stream.getTracks()) track.stop();
  });
});
