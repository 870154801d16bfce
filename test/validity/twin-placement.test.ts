import fc from "fast-check";
import { expect, test } from "vitest";
import { randomInteger, randomSource } from "../../src/math/distributions/random";
import { ascendingOrder } from "../../src/math/ascending-order";
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

test("an ascending order is that of a stable sort, whatever the signs, zeros and sizes", () => {
  const number = fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 }), fc.constant(-0));
  fc.assert(
    fc.property(fc.array(number, { maxLength: 60 }), (values) => {
      const stable = values
        .map((_, row) => row)
        .sort((a, b) => (values[a] < values[b] ? -1 : values[a] > values[b] ? 1 : a - b));
      expect(Array.from(ascendingOrder(Float64Array.from(values)))).toEqual(stable);
    }),
  );
  // Numbers that agree in all but their last bits.
  const near = Float64Array.from({ length: 9 }, (_, i) => 1 + ((i * 4) % 9) * 2 ** -50);
  expect(Array.from(ascendingOrder(near), (row) => near[row])).toEqual([...near].sort((a, b) => a - b));
});

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
