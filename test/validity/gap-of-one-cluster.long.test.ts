import { describe, expect, it } from "vitest";
import { gapStatistic } from "../../src/validity/how-many/gap-statistic";
import { byKmeans, clouds, noClusters } from "./helpers";

describe("gap statistic", () => {
  it("lets one cluster win where there is one", () => {
    const found = gapStatistic(noClusters(100, 4), byKmeans, { maxK: 4, references: 40, seed: 5 });
    expect(found.chosen.Tibs2001SEmax).toBe(1);
    expect(gapStatistic(clouds(3, 30, 12), byKmeans, { maxK: 5, references: 30 }).chosen.Tibs2001SEmax).toBe(
      3,
    );
  });
});
