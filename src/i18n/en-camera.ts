import type { CameraMessages } from './messages.js';

/** The texts of the controls of a camera, in English. */
export const cameraMessages: CameraMessages = {
  cameraControls: 'Camera controls',
  cameraSetting: {
    zoom: 'Zoom',
    torch: 'Light',
    backgroundBlur: 'Blur background',
    focusMode: 'Focus',
    focusDistance: 'Focus distance',
    exposureMode: 'Exposure',
    exposureCompensation: 'Exposure compensation',
    exposureTime: 'Exposure time',
    whiteBalanceMode: 'White balance',
    colorTemperature: 'Colour temperature',
    pan: 'Turn left or right',
    tilt: 'Tilt up or down',
    iso: 'Sensitivity',
    brightness: 'Brightness',
    contrast: 'Contrast',
    saturation: 'Saturation',
    sharpness: 'Sharpness',
    pointX: 'Focus point, across',
    pointY: 'Focus point, down',
  },
  cameraMode: { continuous: 'Automatic', 'single-shot': 'Once', manual: 'Manual', none: 'Fixed' },
  switchCamera: 'Switch camera',
  moreControls: 'More',
  noControls: 'This camera has nothing to adjust.',
  cameraOff: 'The camera is off.',
  refused: (setting) => `The camera did not accept this: ${setting}`,
  tapToFocus: 'Tap the picture to focus there.',
};
