import { AudioVisualizer } from '../elements/audio-visualizer/audio-visualizer.js';
import { safeDefine } from '../internal/safe-define.js';

safeDefine('audio-visualizer', AudioVisualizer);

export { AudioVisualizer };
