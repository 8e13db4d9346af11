import { ScreenCaptureButton } from '../elements/screen-capture-button/screen-capture-button.js';
import { safeDefine } from '../internal/safe-define.js';

safeDefine('screen-capture-button', ScreenCaptureButton);

export { ScreenCaptureButton };
