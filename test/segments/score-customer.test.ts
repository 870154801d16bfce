import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measuresBase } from "../../src/cases/champo/customers/champo-base";
import type { NumberFeature } from "../../src/customers/recipe/feature-recipe";
import type { CustomerMeasures } from "../../src/cases/champo/customers/customer-table";
import { groupCenters } from "../../src/segments/group-centers";
import { scoreCustomers, type SegmentModel } from "../../src/segments/place/score-customer";
import { segmentedStudy } from "./study-of-seed";

const { segmentation, customers, base, features } = segmentedStudy(7, 3);
const model: SegmentModel = {
  recipe: features.recipe,
  centers: groupCenters(segmentation).map((center) => Array.from(center)),
  customers: features.rowNames.map((customer, row) => ({ customer, segment: segmentation.labels[row] })),
  tooFar: 4,
};
const [known] = customers.records;
const baseOf = (records: readonly CustomerMeasures[]) => measuresBase("new", records, customers.products);
const score = (record: CustomerMeasures, changed: Partial<SegmentModel> = {}) =>
  scoreCustomers({ ...model, ...changed }, baseOf([record]), { known: features })[0];

describe("scoring a customer", () => {
  it("gives the nearest centre, by distances in scaled units", () => {
    const all = scoreCustomers(model, base, { known: features });
    all.forEach((each, row) => {
      const values = features.data.subarray(row * features.columns, (row + 1) * features.columns);
      const distances = model.centers.map((center) =>
        Math.sqrt(center.reduce((sum, value, j) => sum + (values[j] - value) ** 2, 0)),
      );
      each.distances.forEach((distance, c) => expect(distance).toBeCloseTo(distances[c], 12));
      expect(each.nearest).toBe(distances.indexOf(Math.min(...distances)));
      expect(each.confidence).toBeGreaterThanOrEqual(0);
      expect(each.confidence).toBeLessThanOrEqual(1);
      expect(each.distance).toBeLessThanOrEqual(each.distances[each.runnerUp!]);
    });
  });

  it("leaves the customer itself out of its neighbours and sorts them by distance", () => {
    const { neighbours } = score(known);
    expect(neighbours).toHaveLength(3);
    expect(neighbours.map(({ customer }) => customer)).not.toContain(known.customer);
    const twin = score({ ...known, customer: "a twin" });
    expect(twin.neighbours[0]).toMatchObject({ customer: known.customer, distance: 0 });
    expect(twin.neighbours[0].segment).toBe(segmentation.labels[0]);
    const distances = twin.neighbours.map(({ distance }) => distance);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
  });

  it("says none where even the nearest centre is too far", () => {
    const far = score({ ...known, revenue: 1e30 });
    expect(far).toMatchObject({ segment: -1, tooFar: true, word: "none" });
    expect(far.nearest).toBeGreaterThanOrEqual(0);
    const distance = score(known).distance;
    expect(score(known, { tooFar: distance }).tooFar).toBe(false);
    expect(score(known, { tooFar: distance * (1 - 1e-9) }).tooFar).toBe(true);
  });

  it("brings the customer to the border by the change it names", () => {
    const columns = features.recipe.features as readonly NumberFeature[];
    let checked = 0;
    customers.records.forEach((record, row) => {
      const { change, nearest, distance, distances } = score(record);
      if (change === null) return;
      const j = columns.findIndex(({ name }) => name.replace(/^log /, "") === change.feature);
      const { transform, center, scale } = columns[j];
      const values = Array.from(features.data.subarray(row * columns.length, (row + 1) * columns.length));
      values[j] = ((transform === "log" ? Math.log10(1 + change.to) : change.to) - center) / scale;
      const from = (c: number) => Math.hypot(...model.centers[c].map((value, i) => values[i] - value));
      expect(from(change.towards)).toBeCloseTo(from(nearest), 6);
      expect(distance).toBeLessThan(distances[change.towards]);
      checked++;
    });
    expect(checked).toBeGreaterThan(10);
  });

  it("is unsure of nothing but one segment, and says so by NaN", () => {
    const one = score(known, { centers: [model.centers[0]] });
    expect(one).toMatchObject({ runnerUp: null, word: "none", confidence: NaN, change: null });
  });

  it("works without the known customers: no neighbours, no change, the same place", () => {
    const [alone] = scoreCustomers(model, baseOf([known]));
    expect(alone).toEqual({ ...score(known), neighbours: [], change: null });
  });

  it("tells which figures were undefined", () => {
    const nothing = { customer: "new", quantity: 0, areaFt2: 0, revenue: 0, products: {} };
    expect(score(nothing).filled).toContain("log piece size");
    expect(score(known).filled).toEqual([]);
  });

  it("refuses a model whose centres do not fit its recipe, and a matrix of another", () => {
    expect(() => score(known, { centers: [] })).toThrow(/expected at least one centre.*got no centres/);
    expect(() => score(known, { centers: [[1]] })).toThrow(/a centre of 1 values/);
    const other = { ...features, columns: 2 };
    expect(() => scoreCustomers(model, baseOf([known]), { known: other })).toThrow(/matrix of 2 columns/);
  });

  it("scores each record as if it were alone", () => {
    const amount = fc.integer({ min: 0, max: 1_000_000_000 });
    const record = fc.record({
      quantity: amount,
      areaFt2: amount,
      revenue: amount,
      products: fc.record({ DURRY: amount, "HAND TUFTED": amount }),
    });
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 4 }), (records) => {
        const named = records.map((each, i) => ({ customer: `new ${i}`, ...each }));
        const together = scoreCustomers(model, baseOf(named), { known: features });
        expect(together).toEqual(named.map((each) => score(each)));
      }),
      { numRuns: 50 },
    );
  });
});
