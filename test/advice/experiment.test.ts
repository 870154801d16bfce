import { describe, expect, it, test } from "vitest";
import { drawExperiment, type ExperimentUnit } from "../../src/advice/experiment/experiment-design";
import { experimentPower } from "../../src/advice/experiment/experiment-power";
import { drawRows, powerRows, resultRows } from "../../src/advice/experiment/experiment-rows";
import { experimentReturn, experimentSheet } from "../../src/advice/experiment/experiment-sheet";
import { experimentTest, pValueOf, type ExperimentResult } from "../../src/advice/experiment/experiment-test";
import { experimentUnits } from "../../src/advice/experiment/experiment-units";
import { experimentFindings } from "../../src/findings/experiment-findings";
import { salesLinesOf, type SalesLine } from "../../src/lines/sales-lines";
import { randomSource } from "../../src/math/distributions/random";

const unit = (customer: string, stratum: string, size: number): ExperimentUnit => ({
  customer,
  stratum,
  size,
});

describe("the draw", () => {
  const units = Array.from({ length: 21 }, (_, i) => unit(`C${i}`, i < 10 ? "large" : "small", 100 - i));

  it("pairs customers of one stratum that are alike, one with the offer and one held back", () => {
    const places = drawExperiment(units, 7);
    // Of the eleven small ones the last is left out.
    expect(places).toHaveLength(20);
    expect(places.some(({ customer }) => customer === "C20")).toBe(false);
    for (let i = 0; i < places.length; i += 2) {
      const [a, b] = [places[i], places[i + 1]];
      expect(a.pair).toBe(b.pair);
      expect(a.stratum).toBe(b.stratum);
      expect(a.size - b.size).toBe(1);
      expect([a.arm, b.arm].sort()).toEqual(["hold back", "offer"]);
    }
    expect(drawExperiment(units, 7)).toEqual(places);
    expect(drawExperiment(units, 8)).not.toEqual(places);
  });

  it("gives each customer the offer in half of the draws", () => {
    const offers = Array.from({ length: 400 }, (_, seed) => drawExperiment(units, seed)[0].arm === "offer");
    const share = offers.filter(Boolean).length / offers.length;
    expect(Math.abs(share - 0.5)).toBeLessThan(0.1);
  });

  it("refuses a customer twice and a size that is no number", () => {
    expect(() => drawExperiment([unit("A", "1", 1), unit("A", "2", 1)], 7)).toThrow('"A" twice');
    expect(() => drawExperiment([unit("A", "1", NaN)], 7)).toThrow("size NaN");
  });
});

describe("the test", () => {
  it("counts the draws that give as much, ties half", () => {
    // Of eight draws of 3, 2, 1 only the one seen gives 6.
    expect(pValueOf([3, 2, 1])).toBeCloseTo(0.5 / 8, 12);
    expect(pValueOf([-3, -2, -1])).toBeCloseTo(7.5 / 8, 12);
    expect(pValueOf([1, -1])).toBe(0.5);
    expect(pValueOf([0, 0])).toBeNaN();
  });

  it("comes to nearly the same by counting and by the normal sum", () => {
    const random = randomSource(3);
    const twelve = Array.from({ length: 12 }, () => random() - 0.3);
    const counted = pValueOf(twelve);
    const normal = pValueOf([...twelve, ...Array.from({ length: 60 }, () => 1e-9)]);
    expect(Math.abs(counted - normal)).toBeLessThan(0.03);
  });

  const result = (
    pair: number,
    arm: "offer" | "hold back",
    before: number,
    during: number,
  ): ExperimentResult => ({
    customer: `${arm}${pair}`,
    stratum: pair < 4 ? "large" : "small",
    pair,
    arm,
    before,
    during,
  });
  const working = Array.from({ length: 8 }, (_, i) => [
    result(i + 1, "offer", 5, 9 + i),
    result(i + 1, "hold back", 5, 5),
  ]).flat();

  it("finds an offer that works, and says what follows", () => {
    const found = experimentTest(working);
    expect(found).toMatchObject({ pairs: 8, heldBack: { before: 40, during: 40 } });
    expect(found.lift).toBeCloseTo(100 / 40 - 1, 12);
    expect(found.pValue).toBeCloseTo(0.5 / 256, 12);
    expect(experimentFindings.result(found).text).toContain("a lift of 150%");
    expect(experimentFindings.result(found).text).toContain("the offer works");
    expect(experimentFindings.next(found).text).toContain("Give the offer to those held back");
    expect(resultRows(working)).toHaveLength(2);
  });

  it("does not call nothing a success, nor a failure where less was ordered by chance", () => {
    const nothing = experimentTest(working.map((each) => ({ ...each, during: 5 })));
    expect(nothing.pValue).toBeNaN();
    expect(experimentFindings.result(nothing).text).toContain("nothing is shown");
    expect(experimentFindings.next(nothing).text).toContain("Do not give the offer to all");
    const worse = experimentTest(
      working.map(
        (each) => ({ ...each, arm: each.arm === "offer" ? "hold back" : "offer" }) as ExperimentResult,
      ),
    );
    expect(worse.pValue).toBeGreaterThan(0.95);
    expect(experimentFindings.result(worse).text).toMatch(
      /so little or less would come in 0\.2% of draws: with the offer less is ordered\.$/,
    );
    expect(experimentFindings.next(worse).text).toContain("Stop the offer");
    const sure = { ...experimentTest(working), pValue: 1e-6 };
    expect(experimentFindings.result(sure).text).toContain("in fewer than 0.1% of draws: the offer works");
  });

  it("refuses half a pair and counts below 0", () => {
    expect(() => experimentTest(working.slice(1))).toThrow("pair 1 with 1 customers");
    expect(() => experimentTest([{ ...working[0], during: -1 }])).toThrow("-1 during");
  });
});

describe("the sheet", () => {
  const places = drawExperiment(
    [unit("A", "g", 3), unit("B", "g", 2), unit("C", "g", 1), unit("D", "g", 1)],
    7,
  );
  const sheet = experimentSheet(places);
  const columns = sheet.columns.map(({ name }) => name);
  const filled = sheet.records.map((record, i) =>
    columns.map((name) => (name.startsWith("order days") ? `${i + 1}` : String(record[name]))),
  );

  it("comes back as it went out", () => {
    const { results, incomplete } = experimentReturn("test.csv", columns, filled);
    expect(incomplete).toEqual([]);
    expect(results.map(({ customer, arm, pair }) => ({ customer, arm, pair }))).toEqual(
      places.map(({ customer, arm, pair }) => ({ customer, arm, pair })),
    );
    expect(results[2]).toMatchObject({ before: 3, during: 3, stratum: "g" });
    // Earlier versions called the column "group".
    const earlier = columns.map((title) => (title === "segment" ? "group" : title));
    expect(earlier).toContain("group");
    expect(experimentReturn("test.csv", earlier, filled).results).toEqual(results);
  });

  it("leaves out a pair with an empty number, and refuses what it cannot read", () => {
    const holes = filled.map((row, i) => (i === 0 ? [...row.slice(0, -1), " "] : row));
    expect(experimentReturn("test.csv", columns, holes)).toMatchObject({
      incomplete: [1],
      results: { length: 2 },
    });
    expect(() => experimentReturn("test.csv", columns.slice(1), filled)).toThrow('no column "customer"');
    const word = filled.map((row) => [...row.slice(0, -1), "many"]);
    expect(() => experimentReturn("test.csv", columns, word)).toThrow('"many" in "order days in the test"');
    const arm = filled.map((row) => row.map((cell) => (cell === "offer" ? "maybe" : cell)));
    expect(() => experimentReturn("test.csv", columns, arm)).toThrow('"maybe"');
  });
});

describe("the power", () => {
  const DAY = 86_400_000;
  const random = randomSource(9);
  const lines = Array.from({ length: 40 }, (_, i): SalesLine[] => {
    const days: SalesLine[] = [];
    for (let day = 20 * random(); day < 800; day += -Math.log(1 - random()) * (10 + i / 2))
      days.push({
        customer: `C${i}`,
        order: null,
        date: new Date(Date.UTC(2020, 0, 1) + Math.floor(day) * DAY),
        amount: 1,
        quantity: 1,
        product: null,
        country: null,
      });
    return days;
  }).flat();
  const sales = salesLinesOf(lines);
  const groups = [0, 1].map((g) => ({
    name: `g${g}`,
    customers: Array.from({ length: 20 }, (_, i) => `C${20 * g + i}`),
  }));
  const units = experimentUnits(sales, [...groups, { name: "none", customers: ["never ordered"] }]);
  const power = experimentPower(sales, units, 7, { days: [90, 365], lifts: [0, 0.5, 1], simulations: 60 });
  const places = drawExperiment(units, 7);

  it("rises with the lift, is small without one, and needs a past", () => {
    expect(units).toHaveLength(40);
    // 365 days need 2.5 times as much past.
    expect(power.map(({ days }) => days)).toEqual([90, 90, 90]);
    const [none, half, whole] = power.map((each) => each.power);
    expect(none).toBeLessThan(0.16);
    expect(half).toBeGreaterThan(none);
    expect(whole).toBeGreaterThanOrEqual(half);
    expect(whole).toBeGreaterThan(0.9);
  });

  it("is said, with what it cannot find", () => {
    expect(experimentFindings.power(power, places).text).toMatch(
      /^The offer is drawn within 20 pairs .* A test of 90 days finds an offer that brings \d+% more orders in \d+% of cases/,
    );
    const weak = power.map((each) => ({ ...each, power: 0.3 }));
    expect(experimentFindings.power(weak, places).text).toContain("do not expect proof");
    expect(experimentFindings.power([], places).text).toContain("too short");
    expect(experimentFindings.power(power, []).text).toContain("no pairs are drawn here");
    expect(experimentFindings.certain(places).text).toMatch(
      /^No part .* 20 customers wait for it: they ordered on \d+ days/,
    );
    expect(experimentFindings.certain([]).text).toBe(
      "No part of what an offer brings is certain before a test.",
    );
    expect(powerRows(power)).toHaveLength(1);
    expect(Object.keys(powerRows(power)[0])).toEqual([
      "days of the test",
      "finds 0% more orders",
      "finds 50% more orders",
      "finds 100% more orders",
    ]);
    expect(drawRows(places).map(({ segment }) => segment)).toEqual(["g0", "g1"]);
  });
});

test("without lines of the customers nobody takes part", () => {
  const sales = salesLinesOf([
    { customer: "A", order: null, date: new Date(0), amount: 1, quantity: 1, product: null, country: null },
  ]);
  expect(experimentUnits(sales, [{ name: "g", customers: ["B"] }])).toEqual([]);
});
