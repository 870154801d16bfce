import { describe, expect, it } from "vitest";
import { applyRecipe } from "../../src/customers/recipe/apply-recipe";
import { confidenceCards } from "../../src/segments/place/confidence-cards";
import { leastFirmCards } from "../../src/segments/place/least-firm-cards";
import { groupCenters } from "../../src/segments/group-centers";
import { segmentationMethod } from "../../src/segments/segmentation-method";
import { customerBaseOf, selectCustomers, type CustomerBase } from "../../src/customers/customer-base";
import { segmentedStudy } from "./study-of-seed";

const { segmentation, customers, base } = segmentedStudy(7, 4);
/** The same customer with another revenue. */
function withRevenue(base: CustomerBase, revenue: number): CustomerBase {
  const columns = base.columns.map((column) =>
    column.name === "revenue" ? { ...column, numbers: [revenue] } : column,
  );
  return customerBaseOf({ ...base, columns });
}

const cards = confidenceCards(segmentation, { seed: 7, resamples: 30 });

describe("confidence cards", () => {
  it("are one per customer, the least firm first in each group", () => {
    expect(cards).toHaveLength(45);
    for (const group of segmentation.groups) {
      const own = cards.filter((card) => card.group === group.index);
      expect(own.map((card) => card.customer).sort()).toEqual([...group.customers].sort());
      const values = own.map((card) => card.silhouette);
      expect(values).toEqual([...values].sort((a, b) => a - b));
    }
  });

  it("are shown in part: the least firm of every group, as many of each as there are", () => {
    const made = [0, 0, 0, 0, 0, 1, 2, 2, 2].map((group, i) => ({ ...cards[0], group, customer: `c${i}` }));
    const shown = (most: number): string =>
      leastFirmCards(made, most)
        .map(({ customer }) => customer)
        .join(" ");
    expect([shown(0), shown(4), shown(7)]).toEqual(["", "c0 c1 c5 c6", "c0 c1 c2 c5 c6 c7 c8"]);
    expect(leastFirmCards(cards, 60)).toEqual(cards);
    expect(() => leastFirmCards(cards, -1)).toThrow("at least 0");
  });

  it("call firm only whom both silhouette and resamples bear out", () => {
    for (const card of cards) {
      if (card.word === "firm")
        expect(Math.min(card.silhouette / 0.25, card.stays / 0.8)).toBeGreaterThanOrEqual(1);
      if (card.silhouette < 0) expect(card.word).toBe("to be placed by hand");
      expect(card.runnerUp).not.toBe(card.group);
      expect(card.nearestNeighbour).not.toBe(card.customer);
    }
  });

  it("name a change that brings the customer exactly to the border", () => {
    const centers = groupCenters(segmentation);
    const { recipe } = segmentation.features;
    let checked = 0;
    for (const card of cards) {
      const change = card.change;
      if (change === null || change.size === 0 || change.feature !== "revenue") continue;
      const record = customers.records.find(({ customer }) => customer === card.customer)!;
      const row = base.customers.indexOf(card.customer);
      const moved = applyRecipe(recipe, withRevenue(selectCustomers(base, [row]), change.to));
      const distance = (group: number): number =>
        Math.hypot(...moved.data.map((value, j) => value - centers[group][j]));
      expect(distance(change.towards)).toBeCloseTo(distance(card.group), 6);
      expect(change.from).toBeCloseTo(record.revenue, 4);
      checked++;
    }
    expect(checked).toBeGreaterThan(0);
  });

  it("cannot be drawn for a method that is not known, and the error says which are", () => {
    expect(() => segmentationMethod({ ...segmentation, method: "guesswork" })).toThrow("Ward");
  });
});
