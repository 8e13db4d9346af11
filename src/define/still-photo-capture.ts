import { StillPhotoCapture } from '../elements/still-photo-capture/still-photo-capture.js';
import { safeDefine } from '../internal/safe-define.js';

safeDefine('still-photo-capture', StillPhotoCapture);

export { StillPhotoCapture };
