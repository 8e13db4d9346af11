import { AudioLevelMeter } from '../elements/audio-level-meter/audio-level-meter.js';
import { safeDefine } from '../internal/safe-define.js';

safeDefine('audio-level-meter', AudioLevelMeter);

export { AudioLevelMeter };
