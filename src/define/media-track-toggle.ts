import { MediaTrackToggle } from '../elements/media-track-toggle/media-track-toggle.js';
import { safeDefine } from '../internal/safe-define.js';

safeDefine('media-track-toggle', MediaTrackToggle);

export { MediaTrackToggle };
