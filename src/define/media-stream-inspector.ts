import { MediaStreamInspector } from '../elements/media-stream-inspector/media-stream-inspector.js';
import { safeDefine } from '../internal/safe-define.js';

safeDefine('media-stream-inspector', MediaStreamInspector);

export { MediaStreamInspector };
