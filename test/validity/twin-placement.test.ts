import { expect, test } from "vitest";
import { randomInteger, randomSource } from "../../src/math/distributions/random";
import { placeStandard } from "../../src/validity/structure/twin-placement";
import type { TwinUnits } from "../../src/validity/structure/twin-units";

/** The rows of a level by their definition: sorted by the latent value, the first rows first among ties. */
function levelsByDefinition(sizes: readonly number[], latent: readonly Float64Array[]): number[] {
  const levels = Array.from(latent[0], () => sizes.length - 1);
  let left = [...levels.keys()];
  latent.forEach((column, level) => {
    left.sort((a, b) => column[b] - column[a] || a - b);
    left.slice(0, sizes[level]).forEach((row) => (levels[row] = level));
    left = left.slice(sizes[level]);
  });
  return levels;
}

test("values and levels are placed by the order of the latent values, ties in the order of the rows", () => {
  const random = randomSource(2);
  for (const n of [1, 2, 7, 40]) {
    const values = Float64Array.from({ length: n }, (_, i) => i * i);
    const sizes = [0, Math.floor(n / 4), n - Math.floor(n / 4)];
    const number = {
      kind: "number",
      column: 0,
      sorted: values,
      straight: values,
      scores: values,
      fidelity: 1,
    } as const;
    const category = {
      kind: "category",
      columns: [1, 2, 3],
      sizes,
      low: [0, 0, 0],
      high: [1, 1, 1],
    } as const;
    const units: TwinUnits = { units: [number, category], constants: [], size: 3 };
    const latent = [0, 1, 2].map(() =>
      Float64Array.from({ length: n }, () => (randomInteger(random, 5) - 2) * (random() < 0.5 ? 0.5 : -1)),
    );
    const [placed, , second] = placeStandard(units, latent, "scores");
    const order = [...latent[0].keys()].sort((a, b) => latent[0][a] - latent[0][b] || a - b);
    expect(order.map((row) => placed[row])).toEqual(Array.from(values));
    const levels = levelsByDefinition(sizes, latent.slice(1));
    if (sizes[1] > 0)
      expect(Array.from(second, (value) => value > 0)).toEqual(levels.map((each) => each === 1));
  }
});
