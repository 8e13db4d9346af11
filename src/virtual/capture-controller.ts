import { invalidState } from './failures.js';
import { divert, type Undo } from './take-over.js';

interface ControllerGlobal {
  CaptureController?: (new () => object) & { prototype: object };
}

/** What a call of getDisplayMedia() has made of its CaptureController. */
interface Binding {
  /** What is captured, once that is known. */
  track?: MediaStreamTrack;
  /** Whether it is too late to decide on the focus, or there is nothing to decide. */
  finalized?: boolean;
}

const bindings = new WeakMap<object, Binding>();

/**
 * Binds a controller to a call of getDisplayMedia().
 * @throws TypeError for what is no controller; DOMException InvalidStateError for one that is bound already
 */
export function bindController(controller: unknown): Binding {
  const { CaptureController } = globalThis as ControllerGlobal;
  const binding: Binding = {};
  if (controller === undefined || !CaptureController) return binding;
  if (!(controller instanceof CaptureController)) {
    throw new TypeError('controller is no CaptureController');
  }
  if (bindings.has(controller)) throw invalidState('The controller is in use');
  bindings.set(controller, binding);
  return binding;
}

/** Gives the page the rest of this task, and what it does at once with the stream, to decide on the focus. */
export function opportunityToFocus(binding: Binding, track: MediaStreamTrack): void {
  binding.track = track;
  setTimeout(() => (binding.finalized = true));
}

/** Screen Capture, setFocusBehavior(): only once, in time, for a window or tab that is captured. */
function decide(binding: Binding): void {
  const { track, finalized } = binding;
  const surface = track?.getSettings().displaySurface;
  if (finalized || track?.readyState === 'ended' || surface === 'monitor') {
    throw invalidState('There is nothing to decide');
  }
  if (track) binding.finalized = true;
}

/** Lets controllers decide on virtual displays. @returns puts back what was there */
export const installCaptureController = (): Undo =>
  divert(
    (globalThis as ControllerGlobal).CaptureController?.prototype,
    'setFocusBehavior',
    (callNative, self) => {
      // The engine has bound none of these: it only refuses what is no focus behavior.
      callNative();
      const binding = bindings.get(self as object);
      if (binding) decide(binding);
    },
  );
