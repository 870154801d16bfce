import { describe, expect, it } from "vitest";
import { gapStatistic } from "../../src/validity/how-many/gap-statistic";
import fromR from "../fixtures/r-validity/cases.json";
import { byKmeans, ruspini } from "./helpers";

describe("gap statistic", () => {
  for (const r of fromR.gaps) {
    it(`meets R's curve within its chance: power ${r.power}, ${r.distribution}`, () => {
      const distribution = r.distribution === "original" ? "uniform" : "principal";
      const power = r.power as 1 | 2;
      const references = 60;
      const found = gapStatistic(ruspini, byKmeans, { maxK: 5, power, distribution, references, seed: 3 });
      found.curve.forEach((point, i) => {
        expect(point.logDispersion).toBeCloseTo(r.logDispersion[i], 8);
        const error = r.standardError[i] * Math.sqrt(1 / references + 1 / 300);
        const difference = Math.abs(point.gap! - r.gap[i]);
        expect(difference).toBeLessThan(fromR.tolerance.standardErrors * error);
        expect(point.standardError! / r.standardError[i]).toBeGreaterThan(0.65);
        expect(point.standardError! / r.standardError[i]).toBeLessThan(1.5);
      });
    });
  }
});
