import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { NOISE } from "../../src/clustering/clustering";
import { tclust } from "../../src/clustering/robust/tclust";
import { trimmedKMeans } from "../../src/clustering/robust/trimmed-kmeans";
import { observations, type Observations } from "../../src/math/linear/observations";
import { iris } from "./density-cases";

const geyserFile = path.join(__dirname, "../../../shared/data/geyser2.csv");
const hasGeyser = existsSync(geyserFile);
if (!hasGeyser) console.log("robust.test.ts: ../shared/data/geyser2.csv is not here; its tests are left out");

function geyser(): Observations {
  const lines = readFileSync(geyserFile, "utf8").trim().split("\n").slice(1);
  return observations(lines.map((line) => line.split(",").map(Number)));
}

describe("trimmed k-means", () => {
  it.skipIf(!hasGeyser)("reaches it from 20 of 20 seeds", () => {
    const x = geyser();
    const inertias = Array.from(
      { length: 20 },
      (_, seed) => trimmedKMeans(x, { k: 3, trim: 0.03, seed, starts: 50 }).inertia,
    );
    expect(inertias.filter((inertia) => inertia < 60.8392).length).toBe(20);
  });
});

describe("tclust", () => {
  it("with balls of one size and equal weights is trimmed k-means", () => {
    for (const [k, trim] of [
      [2, 0.05],
      [3, 0.1],
    ]) {
      const balls = tclust(iris, { k, trim, restriction: 1, equalWeights: true, seed: 3, starts: 200 });
      const plain = trimmedKMeans(iris, { k, trim, seed: 3, starts: 50 });
      expect([...balls.labels]).toEqual([...plain.labels]);
      expect(balls.varianceRatio).toBeCloseTo(1, 10);
      // One variance for all: the objective follows from the sum of squares.
      const kept = plain.labels.filter((label) => label !== NOISE).length;
      const variance = plain.inertia / (kept * 4);
      const expected = -kept * Math.log(k) - (kept * 4 * (Math.log(2 * Math.PI * variance) + 1)) / 2;
      expect(balls.objective).toBeCloseTo(expected, 6);
    }
  });
});
