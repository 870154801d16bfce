import { describe, expect, it } from "vitest";
import { twinNull } from "../../src/validity/structure/twin-null";
import { byFewStarts, oneCloud } from "./helpers";

describe("the null of twins", () => {
  it("does not call one correlated cloud structured, where shuffled columns did so in 30 of 30 cases", () => {
    for (const kind of ["normal", "log-normal"] as const) {
      const small = Array.from({ length: 20 }, (_, set) => {
        const x = oneCloud(45, 6, 0.5, kind, 100 + set);
        return twinNull(x, byFewStarts, 2, { twins: 19, seed: set }).pValue!;
      });
      expect(small.filter((p) => p <= 0.05).length, kind).toBeLessThanOrEqual(3);
      const mean = small.reduce((sum, p) => sum + p / small.length, 0);
      expect(mean, kind).toBeGreaterThan(0.3);
      expect(mean, kind).toBeLessThan(0.7);
    }
  });
});
