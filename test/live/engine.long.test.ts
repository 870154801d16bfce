import { beforeAll, describe, expect, test } from "vitest";
import type { LiveData } from "../../src/live/live-data";
import { LIVE_METHODS } from "../../src/live/live-methods";
import { changed } from "../../src/live/live-settings";
import { whatIfs } from "../../src/live/what-ifs";
import { adjustedRand } from "../../src/validity/agreement/adjusted-rand";
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
  test.each(LIVE_METHODS.map(({ id }) => id))(
    "survives hardly any customers, one column, all alike: %s",
    (method) => {
      const three = changed(
        study.start,
        { method, without: study.base.customers.slice(3), features: ["revenue"] },
        study,
      );
      expect(part(study, three, "segments", "segments").labels).toHaveLength(3);
      expect(part(study, three, "checks", "null").kind).toBe("null");
      const alike = manyCustomers(6, 2);
      const flat: LiveData = {
        ...alike,
        base: {
          ...alike.base,
          columns: alike.base.columns.map((column) => ({ ...column, numbers: column.numbers!.map(() => 1) })),
        },
      };
      const state = changed(flat.start, { method, parameters: { k: 2 } }, flat);
      expect(part(flat, state, "segments", "segments").labels).toHaveLength(6);
      expect(part(flat, state, "checks", "stability").kind).toBe("stability");
    },
  );

  test("finds the groups of many customers, and says what it sampled", () => {
    const many = manyCustomers(5_000);
    const result = part(many, many.start, "segments", "segments");
    const truth = many.base.customers.map((_, row) => row % 4);
    expect(adjustedRand(truth, result.labels).value).toBeGreaterThan(0.95);
    expect(result.labels).toHaveLength(5_000);
    expect([result.map.sampledRows, result.silhouette.sampledRows]).toEqual([2_000, 2_000]);
    expect(result.silhouette.perRow.filter((value) => !Number.isNaN(value))).toHaveLength(2_000);
    expect(result.segments.reduce((sum, { profile }) => sum + profile.size, 0)).toBe(5_000);
    expect(part(many, many.start, "segments", "scores").sampledRows).toBe(1_000);
    expect(part(study, study.start, "segments", "segments").fittedRows).toBeNull();
  });

  test("asks questions that it can answer, each another one", () => {
    const asked = whatIfs(study);
    expect(new Set(asked.map(({ state }) => JSON.stringify(state))).size).toBe(asked.length);
    for (const { state } of asked) {
      expect(part(study, state, "segments", "segments").segments.length).toBeGreaterThan(0);
      expect(state).not.toEqual(study.start);
    }
  });

  test("fits a method to a sample where it cannot take all, places all, and says so", () => {
    const many = manyCustomers(20_500);
    const state = changed(many.start, { method: "gaussian-mixture", parameters: { k: 4 } }, many);
    const result = part(many, state, "segments", "segments");
    const truth = many.base.customers.map((_, row) => row % 4);
    expect(adjustedRand(truth, result.labels).value).toBeGreaterThan(0.95);
    expect([result.labels.length, result.fittedRows]).toEqual([20_500, 3_000]);
  });
});
