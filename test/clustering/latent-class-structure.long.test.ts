import { describe, expect, it } from "vitest";
import { latentClass } from "../../src/clustering/latent-class/latent-class";
import { latentClassBootstrap } from "../../src/clustering/latent-class/latent-class-bootstrap";
import { parametersOfProfiles } from "../../src/clustering/latent-class/item-profiles";
import { prepareRows } from "../../src/clustering/latent-class/latent-class-options";
import { simulateRows } from "../../src/clustering/latent-class/simulate-rows";
import { randomSource } from "../../src/math/distributions/random";
import { mixedRows, published, repeated } from "./latent-class-cases";

describe("how many classes", () => {
  it("the bootstrap rejects one class of values and two of carcinoma, keeps two classes of values", () => {
    const quick = { starts: 20, finalists: 3, samples: 39 };
    const values = published("values");
    const one = latentClassBootstrap(values.x, { k: 1, seed: 2, weights: values.weights, ...quick });
    expect(one.pValue).toBe(1 / 40);
    const two = latentClassBootstrap(values.x, { k: 2, seed: 2, weights: values.weights, ...quick });
    expect(two.statistic).toBeCloseTo(2 * (504.4677 - 503.3011), 3);
    expect(two.pValue).toBeGreaterThan(0.1);
    const carcinoma = published("carcinoma");
    const raters = latentClassBootstrap(carcinoma.x, { k: 2, seed: 2, weights: carcinoma.weights, ...quick });
    expect(raters.statistic).toBeCloseTo(2 * (317.2568 - 293.705), 3);
    expect(raters.pValue).toBe(1 / 40);
    const spelled = latentClassBootstrap(repeated(carcinoma.x, carcinoma.weights), {
      k: 2,
      seed: 2,
      ...quick,
    });
    expect([...spelled.statistics]).toEqual([...raters.statistics]);
  });

  it("draws keep missing values missing and have the model's shares and means", () => {
    const { x } = mixedRows(12, 4000, 0.25);
    const { layout, rows } = prepareRows(x, { k: 2, seed: 1, kinds: { visits: "count" } }, "test");
    const model = latentClass(x, { k: 2, seed: 1, kinds: { visits: "count" }, standardErrors: false });
    const truth = parametersOfProfiles(layout, model.sizes, null, model.profiles);
    const drawn = simulateRows(layout, truth, rows, randomSource(1));
    const isMissing = (slots: Int32Array): boolean[] =>
      Array.from(slots, (slot, at) => slot === layout.firstSlot[(at % 3) + 1] - 1);
    expect(isMissing(drawn.slots)).toEqual(isMissing(rows.slots));
    expect(Array.from(drawn.numbers, Number.isNaN)).toEqual(Array.from(rows.numbers, Number.isNaN));
    const [channel, , visits, basket] = model.profiles;
    if (channel.kind !== "categorical" || visits.kind !== "count" || basket.kind !== "normal") {
      throw new Error("other kinds");
    }
    const mix = (of: (c: number) => number): number =>
      model.sizes.reduce((sum, size, c) => sum + size * of(c), 0);
    const known = (at: number): number[] =>
      Array.from(drawn.numbers).filter((value, m) => m % 2 === at && !Number.isNaN(value));
    const mean = (values: readonly number[]): number =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    // Normal columns come first.
    expect(mean(known(0))).toBeCloseTo(
      mix((c) => basket.means[c]),
      -0.3,
    );
    expect(Math.abs(mean(known(1)) / mix((c) => visits.rates[c]) - 1)).toBeLessThan(0.06);
    const seen = Array.from({ length: 4000 }, (_, i) => drawn.slots[3 * i]).filter((slot) => slot < 3);
    const share = seen.filter((slot) => slot === 0).length / seen.length;
    expect(Math.abs(share - mix((c) => channel.probabilities.data[3 * c]))).toBeLessThan(0.035);
  });
});
