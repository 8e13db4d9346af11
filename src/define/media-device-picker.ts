import { MediaDevicePicker } from '../elements/media-device-picker/media-device-picker.js';
import { safeDefine } from '../internal/safe-define.js';

safeDefine('media-device-picker', MediaDevicePicker);

export { MediaDevicePicker };
