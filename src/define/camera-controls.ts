import { CameraControls } from '../elements/camera-controls/camera-controls.js';
import { safeDefine } from '../internal/safe-define.js';

safeDefine('camera-controls', CameraControls);

export { CameraControls };
