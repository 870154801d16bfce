import { describe, expect, it } from "vitest";
import { spectral } from "../../src/clustering/spectral/spectral";
import { clouds } from "./density-cases";

describe("spectral clustering", () => {
  it("repeats byte for byte with the same seed, also where vectors are sought by iteration", () => {
    const x = clouds(5, 260, 2, 3, 6);
    for (const affinity of ["gaussian", "neighbours"] as const) {
      const [a, b] = [1, 2].map(() => spectral(x, { k: 3, affinity, seed: 4 }));
      expect(b).toEqual(a);
      expect(Object.isFrozen(a)).toBe(true);
    }
  });
});
