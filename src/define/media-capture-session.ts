import { MediaCaptureSession } from '../elements/media-capture-session/media-capture-session.js';
import { safeDefine } from '../internal/safe-define.js';

safeDefine('media-capture-session', MediaCaptureSession);

export { MediaCaptureSession };
