/** The part of TypeScript's view of the system that keeps its timers. */
export interface TimerSystem {
  setTimeout?: (callback: () => void, milliseconds?: number) => unknown;
  clearTimeout?: (timer: unknown) => void;
}

/** What TypeScript calls the work that it puts off when a folder changes in which it found no module before. */
const LOOKUP = "invalidateResolutionsOfFailedLookup";
/** A timer whose work is done. */
const DONE = Object.freeze({ done: true });

/**
 * tslab keeps one timer of TypeScript, for the next build, and throws "Unexpected pending rebuildTimer" where there is a second
 * one. TypeScript has a second one: when files near the notebook change (an `npm install`, a copy of the project), it looks
 * for modules again a little later. This has that work done at once, so that only tslab's timer is left.
 *
 * tslab assigns its two functions to a child of `system`, so they are met by setters on `system`. Call before tslab starts.
 *
 * @param system TypeScript's `sys`, that of tslab.
 */
export function doLookupsAtOnce(system: TimerSystem): void {
  const usual = { set: system.setTimeout, clear: system.clearTimeout };
  Object.defineProperty(system, "setTimeout", {
    configurable: true,
    get: () => usual.set,
    set(this: TimerSystem, own: NonNullable<TimerSystem["setTimeout"]>) {
      const value = (callback: () => void, milliseconds?: number): unknown => {
        if (callback.name !== LOOKUP) return own(callback, milliseconds);
        callback();
        return DONE;
      };
      Object.defineProperty(this, "setTimeout", { value, writable: true, configurable: true });
    },
  });
  Object.defineProperty(system, "clearTimeout", {
    configurable: true,
    get: () => usual.clear,
    set(this: TimerSystem, own: NonNullable<TimerSystem["clearTimeout"]>) {
      const value = (timer: unknown): void => {
        if (timer !== DONE) own(timer);
      };
      Object.defineProperty(this, "clearTimeout", { value, writable: true, configurable: true });
    },
  });
}
