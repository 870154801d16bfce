import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { liveFeatures, type LiveData } from "../../src/live/live-data";
import { readLink, writeLink } from "../../src/live/live-link";
import { LIVE_METHODS } from "../../src/live/live-methods";
import { changed } from "../../src/live/live-settings";
import type { LiveState } from "../../src/live/live-state";
import { InputError } from "../../src/core/input-error";
import { quickScorecard } from "../champo/quick-scorecard";
import { manyCustomers } from "./many-customers";
import { studyData } from "./study-data";

// Which segments are chosen is of no interest here: the checks behind the choice are asked on few draws.
quickScorecard({ references: 10, splits: 10, resamples: 10, twins: 19 });

let study: LiveData;

beforeAll(async () => {
  study = await studyData();
});

/** Any settings of the study that the page itself could come to. */
function anyState(data: LiveData): fc.Arbitrary<LiveState> {
  return fc
    .record({
      features: fc.subarray(
        liveFeatures(data).map(({ name }) => name),
        { minLength: 1 },
      ),
      without: fc.subarray([...data.base.customers], { maxLength: data.base.customers.length - 2 }),
      transform: fc.constantFrom("auto" as const, "log" as const, "none" as const),
      scale: fc.constantFrom("standard" as const, "robust" as const, "minmax" as const, "none" as const),
      weight: fc.constantFrom("columns" as const, "blocks" as const, "balanced" as const),
      method: fc.constantFrom(...LIVE_METHODS.map(({ id }) => id)),
      seed: fc.nat({ max: 0xffffffff }),
      k: fc.integer({ min: 1, max: 20 }),
    })
    .map(({ k, ...change }) => changed(data.start, { ...change, parameters: { k } }, data));
}

describe("a link to settings", () => {
  test("brings back the very settings, for any", () => {
    fc.assert(
      fc.property(anyState(study), (state) => {
        expect(readLink(`#${writeLink(state)}`, study)).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  test("can be read by a person", () => {
    const state = changed(
      study.start,
      { features: ["revenue", "piece size"], method: "k-means", without: [study.base.customers[1]] },
      study,
    );
    expect(writeLink(state)).toBe(
      `v=2&features=revenue,piece+size&transform=log&scale=standard&weight=balanced&method=k-means&k=2&seed=7&without=${study.base.customers[1]}`,
    );
  });

  test("carries names with marks of its own", () => {
    const odd = ["a,b", "a&b=c", "50 % + 1", "#<script>", "é\u202Eback"];
    const data = manyCustomers(5, 9, odd);
    const state = changed(data.start, { without: odd.slice(0, 3) }, data);
    expect(readLink(writeLink(state), data).without).toEqual(odd.slice(0, 3));
  });

  const good = "v=2&features=revenue&transform=log&scale=standard&weight=blocks&method=ward&k=2&seed=7";

  test.each([
    ["", "settings such as k=3"],
    ["v=1", "version 2"],
    ["features=revenue", "v"],
    [`${good}&k=3`, "each setting once"],
    [good.replace("ward", "eval(1)"), "k-means, ward"],
    [good.replace("k=2", "k=0"), "a whole number from 1 to 20"],
    [good.replace("k=2", "k=2.5"), "a whole number from 1 to 20"],
    [good.replace("k=2", "k=1e1"), "a whole number from 1 to 20"],
    [good.replace("k=2", "k=99999999999999999999"), "a whole number from 1 to 20"],
    [good.replace("&k=2", ""), "this setting to be in the link"],
    [good.replace("seed=7", "seed=-1"), "a whole number from 0 to 4294967295"],
    [good.replace("seed=7", "seed=4294967296"), "a whole number from 0 to 4294967295"],
    [good.replace("features=revenue", "features="), "at least one column"],
    [good.replace("features=revenue", "features=__proto__"), "columns of this data"],
    [good.replace("features=revenue", "features=revenue,%"), "escapes of an address"],
    [good.replace("log", "constructor"), "auto, log, none"],
    [`${good}&eps=1`, "no setting of that name"],
    [`${good}&toString=1`, "no setting of that name"],
    [`${good}&without=nobody`, "customers of this data"],
    [`${good}&=1`, "settings such as k=3"],
    [`${good}&${"x".repeat(60_000)}`, "at most 50000"],
  ])("is refused in words: %.60s", (fragment, legal) => {
    expect(() => readLink(fragment, study)).toThrow(InputError);
    expect(() => readLink(fragment, study)).toThrow(legal);
  });

  test("that leaves fewer than two customers is refused", () => {
    const without = study.base.customers.slice(1).map(encodeURIComponent).join(",");
    expect(() => readLink(`${good}&without=${without}`, study)).toThrow("at least two customers left");
  });

  test("whatever it holds, is settings or an error in words of bearable length", () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom("v=2", "features=revenue", "k=2", "seed=7", "method=ward", "__proto__=1", "scale=%ff"),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        try {
          expect(readLink(parts.join("&"), study).features.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          expect((error as Error).message.length).toBeLessThan(400);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("a change of settings", () => {
  test("makes them whole: parameters of the method, in their ranges, names in the data's order", () => {
    const state = changed(study.start, { method: "dbscan", features: ["piece size", "revenue"] }, study);
    expect(Object.keys(state.parameters)).toEqual(["eps", "minPoints"]);
    expect(state.features).toEqual(["revenue", "piece size"]);
    const few = changed(study.start, { without: study.base.customers.slice(5), parameters: { k: 9 } }, study);
    expect(few.parameters).toEqual({ k: 5 });
  });

  test("keeps what two methods both ask for", () => {
    const four = changed(study.start, { parameters: { k: 4 } }, study);
    expect(changed(four, { method: "birch" }, study).parameters).toMatchObject({ k: 4 });
  });
});
