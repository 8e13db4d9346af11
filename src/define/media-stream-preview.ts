import { MediaStreamPreview } from '../elements/media-stream-preview/media-stream-preview.js';
import { safeDefine } from '../internal/safe-define.js';

safeDefine('media-stream-preview', MediaStreamPreview);

export { MediaStreamPreview };
