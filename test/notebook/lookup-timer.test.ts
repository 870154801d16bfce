import { expect, test } from "vitest";
import { doLookupsAtOnce, type TimerSystem } from "../../src/notebook/kernel/lookup-timer";

/** As tslab has it: one timer, kept until it is run, and no second one. */
function oneTimer(system: TimerSystem): { readonly child: TimerSystem; readonly pending: () => unknown } {
  let timer: unknown = null;
  const child = Object.create(system) as TimerSystem;
  child.setTimeout = (callback) => {
    if (timer !== null) throw new Error("Unexpected pending rebuildTimer");
    timer = { callback };
    return timer;
  };
  child.clearTimeout = (id) => {
    if (timer !== id) throw new Error("clearing unexpected timer");
    timer = null;
  };
  return { child, pending: () => timer };
}

test("looking for modules again is done at once, and the next build has the only timer", () => {
  const done: string[] = [];
  function invalidateResolutionsOfFailedLookup(): void {
    done.push("looked up");
  }
  function updateProgram(): void {
    done.push("built");
  }
  const plain = oneTimer({});
  plain.child.setTimeout!(invalidateResolutionsOfFailedLookup);
  expect(() => plain.child.setTimeout!(updateProgram)).toThrow(/pending/);

  const usual = { setTimeout: () => 1, clearTimeout: () => undefined };
  const system: TimerSystem = { ...usual };
  doLookupsAtOnce(system);
  const { child, pending } = oneTimer(system);
  const lookup = child.setTimeout!(invalidateResolutionsOfFailedLookup);
  expect(done).toEqual(["looked up"]);
  const build = child.setTimeout!(updateProgram);
  expect(pending()).toBe(build);
  child.clearTimeout!(lookup);
  expect(pending()).toBe(build);
  child.clearTimeout!(build);
  expect(pending()).toBeNull();
  expect(system.setTimeout).toBe(usual.setTimeout);
});
