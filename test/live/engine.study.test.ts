import { beforeAll, describe, expect, test } from "vitest";
import { loadStudy } from "../../src/cases/champo/champo-study";
import { methods } from "../../src/clustering/methods";
import { fitLive } from "../../src/live/engine/fit-live";
import { liveMatrix } from "../../src/live/engine/live-matrix";
import type { LivePart } from "../../src/live/engine/live-parts";
import type { LiveData } from "../../src/live/live-data";
import { segmentsOfState } from "../../src/live/files/segments-of-state";
import { changed } from "../../src/live/live-settings";
import type { LiveState } from "../../src/live/live-state";
import { InputError } from "../../src/core/input-error";
import { chosenSegmentation } from "../../src/study/segments-file";
import { studyFeatures } from "../../src/study/study";
import { adjustedRand } from "../../src/validity/agreement/adjusted-rand";
import { silhouette } from "../../src/validity/scores/silhouette";
import { quickScorecard } from "../champo/quick-scorecard";
import { livePart as part } from "./live-part";
import { manyCustomers } from "./many-customers";
import { studyData } from "./study-data";

// Which segments are chosen is of no interest here: the checks behind the choice are asked on few draws.
quickScorecard({ references: 10, splits: 10, resamples: 10, twins: 19 });

let study: LiveData;

beforeAll(async () => {
  study = await studyData();
});

describe("the live page's engine", () => {
  test("tries the written rule: first what is known without any set, then a preview after each", () => {
    const steps: number[] = [];
    const parts = fitLive(study, study.start, "certificate", ({ done, all }) => steps.push(done, all));
    const [first, second] = [parts.next().value, parts.next().value] as LivePart[];
    parts.return();
    expect(first).toMatchObject({
      kind: "certificate",
      result: { complete: false, falseAlarms: { sets: 0 } },
    });
    expect(second).toMatchObject({ kind: "certificate", result: { falseAlarms: { sets: 1 } } });
    expect(steps).toEqual([0, 250, 1, 250]);
  });

  test("clusters the very matrix of the study, byte for byte, and comes to its very choice", async () => {
    const loaded = await loadStudy();
    const theirs = studyFeatures(loaded);
    const ours = liveMatrix(study, study.start).x;
    expect(ours.rowNames).toEqual(theirs.rowNames);
    expect(ours.columns).toBe(theirs.columns);
    expect(Buffer.from(ours.data.buffer).equals(Buffer.from(theirs.data.buffer))).toBe(true);
    const segments = part(study, study.start, "segments", "segments");
    const chosen = chosenSegmentation(loaded);
    expect([...segments.labels]).toEqual([...chosen.labels]);
    expect(segments.agreement).toEqual({ adjustedRand: 1, moved: [], compared: study.base.customers.length });
    expect(segments.segments.map(({ name }) => name.name)).toEqual(study.choice?.names);
    expect(segments.silhouette.value).toBe(silhouette(theirs, chosen.labels).value);
  });

  test("takes the features chosen and no other", () => {
    const state = changed(study.start, { features: ["price", "DURRY share"] }, study);
    expect(liveMatrix(study, state).x.columnNames).toEqual(["log price", "DURRY share"]);
    const single = changed(study.start, { features: ["price"] }, study);
    expect(liveMatrix(study, single).x.columnNames).toEqual(["log price"]);
  });

  test("says how far other settings are from the choice, as the index and a count by hand say it", () => {
    const state = changed(study.start, { parameters: { k: 5 } }, study);
    const { labels, agreement } = part(study, state, "segments", "segments");
    const reference = study.choice!.labels;
    expect(agreement?.adjustedRand).toBe(adjustedRand([...reference], labels).value);
    const moved = study.base.customers.filter((_, row) => labels[row] !== reference[row]);
    expect(agreement?.moved).toEqual(moved);
    expect(moved.length).toBeGreaterThan(0);
  });

  test("keeps a name that the user gave with the same customers, whatever number they get", () => {
    const named = { ...study, lexicon: { ...study.lexicon!, given: { 1: "Regulars", 2: "Others" } } };
    const names = (state: LiveState) => part(named, state, "segments", "segments").segments;
    expect(names(study.start).map(({ name }) => name.name)).toEqual(["Regulars", "Others"]);
    for (const k of [3, 4, 6]) {
      const state = changed(study.start, { parameters: { k } }, named);
      const groups = names(state);
      const rowOf = new Map(named.base.customers.map((customer, row) => [customer, row]));
      groups.forEach(({ name, profile }) => {
        const label = ["Regulars", "Others"].indexOf(name.name);
        const shared = profile.customers.filter(
          (own) => study.choice!.labels[rowOf.get(own)!] === label,
        ).length;
        const size = study.choice!.labels.filter((each) => each === label).length;
        if (label >= 0) expect(2 * shared).toBeGreaterThan(Math.max(profile.size, size));
      });
      // Six groups cannot all be one of two segments.
      expect(groups.filter(({ name }) => ["Regulars", "Others"].includes(name.name)).length).toBeLessThan(3);
      expect(segmentsOfState(named, state).names).toEqual(groups.map(({ name }) => name.name));
    }
  });

  test("leaves a customer out of matrix and scores", () => {
    const [giant] = study.base.customers;
    const state = changed(study.start, { without: [giant] }, study);
    const result = part(study, state, "segments", "segments");
    expect(result.labels).toHaveLength(study.base.customers.length - 1);
    expect([...result.leftOutRows]).toEqual([0]);
    expect(result.segments.flatMap(({ profile }) => profile.customers)).not.toContain(giant);
  });

  test("places a customer left out where its like among the others stands", () => {
    const doubled = withDouble(study, 0);
    // Columns whose means are not 0.
    const state = changed(doubled.start, { without: ["double"], scale: "minmax" }, doubled);
    const { map } = part(doubled, state, "segments", "segments");
    expect(map.leftOutX[0]).toBeCloseTo(map.x[0], 10);
    expect(map.leftOutY[0]).toBeCloseTo(map.y[0], 10);
  });

  test("gives each method's labels as the library does", () => {
    const { x } = liveMatrix(study, study.start);
    for (const [id, theirs] of [
      ["k-means", methods.kMeans],
      ["ward", methods.ward],
      ["complete", methods.complete],
      ["average", methods.average],
      ["k-medoids", methods.kMedoids],
      ["gaussian-mixture", methods.mixture],
      ["hdbscan", methods.hdbscan],
    ] as const) {
      const state = changed(study.start, { method: id, parameters: { k: 4 } }, study);
      const { labels } = part(study, state, "segments", "segments");
      const library = theirs.cluster(x, 4, state.seed);
      expect(adjustedRand(labels, library, { noise: "cluster" }).value, id).toBe(1);
    }
  });

  test("one segment has no silhouette, no null and no stability, and says so with null", () => {
    const state = changed(study.start, { parameters: { k: 1 } }, study);
    expect(part(study, state, "segments", "segments").silhouette.value).toBeNull();
    expect(part(study, state, "checks", "null").result).toBeNull();
    expect(part(study, state, "checks", "stability").result).toBeNull();
  });

  test("refuses what cannot be computed, in words", () => {
    const none = { ...study.start, features: [] };
    expect(() => part(study, none, "segments", "segments")).toThrow(InputError);
    const many = manyCustomers(7_000, 2);
    const state = changed(many.start, { method: "complete" }, many);
    expect(() => part(many, state, "segments", "segments")).toThrow("at most 6000 in a page");
    const mixture = changed(study.start, { method: "gaussian-mixture" }, study);
    expect(() => part(study, mixture, "scorecard", "scorecard")).toThrow("clusters thousands of times");
  });

  test("tells of its progress up to the end", () => {
    const seen: string[] = [];
    for (const each of fitLive(study, study.start, "checks", ({ step, done, all }) =>
      seen.push(`${step} ${done}/${all}`),
    )) {
      seen.push(each.kind);
    }
    expect(seen).toContain("Stability 100/100");
    expect(seen).toContain("Twins of the data 199/199");
    expect(seen.indexOf("stability")).toBeLessThan(seen.indexOf("null"));
  });
});

/** The data with a second customer just like one of its own. */
function withDouble(data: LiveData, row: number): LiveData {
  const more = <T>(values: readonly T[] | null) => values && [...values, values[row]];
  const columns = data.base.columns.map((column) => ({
    ...column,
    numbers: more(column.numbers),
    texts: more(column.texts),
  }));
  const customers = [...data.base.customers, "double"];
  return { ...data, base: { ...data.base, customers, columns }, choice: null };
}
