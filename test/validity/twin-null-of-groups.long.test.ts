import { describe, expect, it } from "vitest";
import { observations } from "../../src/math/linear/observations";
import { twinNull } from "../../src/validity/structure/twin-null";
import { byKmeans, oneCloud } from "./helpers";

describe("the null of twins", () => {
  it("finds planted groups, near ones in half of the columns and far ones in all", () => {
    const planted = (apart: number, columns: number, groups: number, seed: number) => {
      const cloud = oneCloud(60, 6, 0, "normal", seed);
      const shift = (v: number, i: number) =>
        i % 6 < columns ? v + apart * (Math.floor(i / 6) % groups) : v;
      return observations({ ...cloud, data: cloud.data.map(shift) });
    };
    for (const [apart, columns, groups] of [
      [4, 3, 2],
      [6, 6, 2],
      [20, 6, 2],
      [6, 6, 3],
    ]) {
      const found = twinNull(planted(apart, columns, groups, 3), byKmeans, groups, { twins: 39, seed: 1 });
      expect(found.pValue, `${groups} groups, ${apart} apart in ${columns} columns`).toBe(1 / 40);
    }
  });
});
