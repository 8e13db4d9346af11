import { snap, type RangeControl } from './control-list.js';

/** Steps that are further apart, in ms, belong to two gestures: the next one starts at what is so then. */
const PAUSE_MS = 400;

/** Adds up the steps of a gesture, which may each be less than the camera can do. */
export class ZoomGesture {
  #target = 0;
  #time = -Infinity;

  /**
   * @param time - of the step, in ms
   * @returns the zoom to ask for; undefined where it is at its end
   */
  next(control: RangeControl, factor: number, time: number): number | undefined {
    const { min, max, value } = control;
    const from = time - this.#time < PAUSE_MS ? this.#target : value;
    // A camera that counts from 0 has no zoom to multiply.
    const to = from > 0 && min > 0 ? from * factor : from + ((factor - 1) * (max - min)) / 2;
    const target = Math.min(Math.max(to, min), max);
    if (target === from) return undefined;
    this.#target = target;
    this.#time = time;
    return snap(control, target);
  }
}
