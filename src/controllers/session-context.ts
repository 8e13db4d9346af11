import { createContext } from '@lit/context';
import type { CaptureSession } from '../core/capture-session.js';

/** The session that a `<media-capture-session>` gives to what is inside it (context community protocol). */
export const sessionContext = createContext<CaptureSession>(Symbol.for('media-capture-session'));
