import { MediaConstraintsEditor } from '../elements/media-constraints-editor/media-constraints-editor.js';
import { safeDefine } from '../internal/safe-define.js';

safeDefine('media-constraints-editor', MediaConstraintsEditor);

export { MediaConstraintsEditor };
