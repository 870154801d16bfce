import { describe, expect, it } from "vitest";
import { latentClass } from "../../src/clustering/latent-class/latent-class";
import { predictLatentClass } from "../../src/clustering/latent-class/latent-class-predict";
import { randomSource } from "../../src/math/distributions/random";
import { mixedRows, nominal } from "./latent-class-cases";

describe("what latent classes promise of rows, weights and values", () => {
  mixedRows(4, 150, 0.1);

  it("many columns do not underflow: 1,500 columns of two classes", () => {
    const random = randomSource(3);
    const rows = Array.from({ length: 40 }, (_, i) =>
      Array.from({ length: 1500 }, () => (random() < 0.75 ? i % 2 : 1 - (i % 2))),
    );
    const wide = nominal(
      Array.from({ length: 1500 }, (_, j) => `q${j}`),
      rows,
    );
    const model = latentClass(wide, { k: 2, seed: 1, starts: 4, finalists: 2, standardErrors: false });
    expect([...model.labels]).toEqual(rows.map((_, i) => i % 2));
    const { logDensities } = predictLatentClass(model, wide);
    for (const i of [0, 3, 15]) {
      const logs = [0, 1].map((c) =>
        model.profiles.reduce((sum, profile, j) => {
          if (profile.kind !== "categorical") throw new Error("not categorical");
          const level = profile.levels.indexOf(String(rows[i][j]));
          return sum + Math.log(profile.probabilities.data[c * profile.levels.length + level]);
        }, Math.log(model.sizes[c])),
      );
      const largest = Math.max(...logs);
      const expected = largest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - largest), 0));
      expect(logDensities[i]).toBeCloseTo(expected, 8);
      expect(expected).toBeLessThan(-650);
    }
  });
});
