import { afterEach, describe, expect, test } from "vitest";
import { observations } from "../../src/math/linear/observations";
import { PROGRESS_LISTENER, progressOf, type ProgressListener } from "../../src/core/progress";
import { ProgressLine } from "../../src/notebook/run/progress-line";
import { methods } from "../../src/clustering/methods";
import { bootstrapJaccard } from "../../src/validity/stability/bootstrap-jaccard";
import { twinNull } from "../../src/validity/structure/twin-null";
import { specificationGrid } from "../../src/validity/stability/specification-grid";

interface Sent {
  readonly content: { data: Record<string, string>; transient: { display_id: string } };
  readonly update: boolean;
}

function line() {
  const sent: Sent[] = [];
  const clock = { now: 0 };
  const progress = new ProgressLine(
    (content, update) => sent.push({ content: content as Sent["content"], update }),
    () => clock.now,
  );
  return { sent, clock, progress, texts: () => sent.map(({ content }) => content.data["text/plain"]) };
}

describe("the progress line", () => {
  test("appears when work takes time, is replaced in place, and goes when it is done", () => {
    const { sent, clock, progress, texts } = line();
    const tell = progress.listen("bootstrap");
    for (const [now, done] of [
      [100, 1],
      [500, 5],
      [550, 6],
      [800, 8],
      [1000, 10],
    ]) {
      clock.now = now;
      tell(done, 10);
    }
    expect(texts()).toEqual([
      `bootstrap ${"█".repeat(12)}${"░".repeat(12)} 5 of 10, about 1 s left`,
      `bootstrap ${"█".repeat(19)}${"░".repeat(5)} 8 of 10, about 1 s left`,
      undefined,
    ]);
    expect(sent.map(({ update }) => update)).toEqual([false, true, true]);
    expect(new Set(sent.map(({ content }) => content.transient.display_id)).size).toBe(1);
  });

  test("stays away from short work", () => {
    const { sent, clock, progress } = line();
    const tell = progress.listen("permutations");
    clock.now = 399;
    tell(1, 2);
    tell(2, 2);
    progress.cellEnded();
    expect(sent).toEqual([]);
  });

  test("shows the whole, not the steps within it", () => {
    const { clock, progress, texts } = line();
    const whole = progress.listen("grid");
    const step = progress.listen("bootstrap");
    clock.now = 1000;
    step(1, 2);
    whole(1, 4);
    step(2, 2);
    expect(texts()).toEqual([expect.stringMatching(/^grid .* 1 of 4/)]);
  });

  test("says how far stopped work came, and begins anew in the next cell", () => {
    const { sent, clock, progress, texts } = line();
    const tell = progress.listen("grid");
    clock.now = 1000;
    tell(3, 9);
    progress.cellEnded();
    expect(texts()[1]).toBe("grid: stopped at 3 of 9");
    const next = progress.listen("bootstrap");
    clock.now = 3000;
    next(1, 2);
    expect(sent[2].update).toBe(false);
    expect(sent[2].content.transient.display_id).not.toBe(sent[0].content.transient.display_id);
  });
});

describe("long work", () => {
  const holder = globalThis as { [PROGRESS_LISTENER]?: ProgressListener };
  afterEach(() => delete holder[PROGRESS_LISTENER]);
  const x = observations([[0], [0.1], [0.3], [5], [5.2], [5.3], [9], [9.1]]);
  const { cluster } = methods.kMeans;
  const runs: Record<string, () => unknown> = {
    bootstrap: () => bootstrapJaccard(x, cluster, 2, { resamples: 3, seed: 1 }),
    twins: () => twinNull(x, cluster, 2, { twins: 3, seed: 1 }),
    specifications: () =>
      specificationGrid([{ name: "plain", x }], [{ name: "k-means", cluster }], [2, 3, 4], 1),
  };

  test.each(Object.keys(runs))("tells whoever listens how far it is, and gives the same: %s", (what) => {
    const quiet = runs[what]();
    const told: [string, number, number][] = [];
    holder[PROGRESS_LISTENER] = (name) => (done, all) => told.push([name, done, all]);
    expect(runs[what]()).toEqual(quiet);
    expect(told).toEqual([1, 2, 3].map((done) => [what, done, 3]));
  });

  test("tells the caller who asked, and then nobody else", () => {
    holder[PROGRESS_LISTENER] = () => () => expect.unreachable();
    const told: number[] = [];
    progressOf("any", (done) => told.push(done))(1, 2);
    expect(told).toEqual([1]);
  });
});
