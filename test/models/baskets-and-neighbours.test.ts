import { describe, expect, it } from "vitest";
import { associationRules } from "../../src/models/association-rules";
import { frequentItemsets } from "../../src/models/frequent-itemsets";
import { orderBaskets } from "../../src/models/order-baskets";
import { rfmTable } from "../../src/value/rfm";
import {
  distinctAttributes,
  leaveOneOutHitRates,
  suggestProducts,
} from "../../src/models/recommender/suggest-products";
import { randomInteger, randomSource } from "../../src/math/distributions/random";
import { salesLinesOf } from "../../src/lines/sales-lines";
import { sale } from "../lines/sales";

describe("association rules", () => {
  const toy = [
    ...Array.from({ length: 5 }, () => ["A", "B"]),
    ["B"],
    ...Array.from({ length: 5 }, () => ["C"]),
  ];

  it("give the toy of eleven baskets its support, confidence and lift", () => {
    const rule = associationRules(toy).find(
      ({ consequent, antecedent }) => consequent === "B" && antecedent[0] === "A",
    )!;
    expect(rule.support).toBeCloseTo(5 / 11, 12);
    expect(rule.confidence).toBe(1);
    expect(rule.lift).toBeCloseTo(11 / 6, 12);
    // Of the 462 ways to place A in 5 of 11 baskets, 6 put it into B's baskets only.
    expect(rule.pValue).toBeCloseTo(6 / 462, 12);
    expect(rule.adjustedPValue).toBeCloseTo(12 / 462, 12);
    expect(rule.thin).toBe(false);
  });

  it("mark rules that stand on few baskets, and count an item once a basket", () => {
    const rules = associationRules([["a", "a", "b"], ["a", "b"], ["c"]], { minCount: 2 });
    expect(rules.every((rule) => rule.thin && rule.count === 2)).toBe(true);
    expect(rules[0].lift).toBeCloseTo(1.5, 12);
  });

  it("find exactly the sets that counting all of them finds", () => {
    const random = randomSource(4);
    const items = ["a", "b", "c", "d", "e", "f"];
    const baskets = Array.from({ length: 60 }, () => items.filter(() => random() < 0.4));
    const found = frequentItemsets(baskets, { minCount: 6, maxItems: 6 });
    const counted = Array.from({ length: 63 }, (_, i) => items.filter((_item, j) => ((i + 1) >> j) & 1))
      .map((set) => ({
        set,
        count: baskets.filter((basket) => set.every((item) => basket.includes(item))).length,
      }))
      .filter(({ count }) => count >= 6);
    const key = (set: readonly string[], count: number): string => `${set.join()} ${count}`;
    expect(found.map((set) => key(set.items, set.count)).sort()).toEqual(
      counted.map(({ set, count }) => key(set, count)).sort(),
    );
  });

  it("seldom call chance a rule once corrected", () => {
    const random = randomSource(6);
    let alarms = 0;
    for (let turn = 0; turn < 30; turn++) {
      const baskets = Array.from({ length: 80 }, () =>
        ["a", "b", "c", "d", "e"].filter(() => random() < 0.3),
      );
      if (associationRules(baskets, { minConfidence: 0 }).some((rule) => rule.adjustedPValue < 0.05))
        alarms++;
    }
    expect(alarms).toBeLessThanOrEqual(4);
  });

  it("need baskets", () => {
    expect(() => associationRules([])).toThrow("at least one basket");
    expect(() => associationRules(toy, { minConfidence: 2 })).toThrow("0 to 1");
  });
});

describe("the recommender", () => {
  const table = {
    customers: ["p", "q", "r", "s"],
    attributes: ["tufted", "knotted", "durry", "copy"],
    values: [
      [10, 10, 0, 10],
      [12, 9, 5, 9],
      [0, 0, 8, 0],
      [0, 0, 0, 0],
    ],
  };

  it("suggests what the nearest neighbours buy and the customer does not", () => {
    const [p, , , s] = suggestProducts(distinctAttributes(table), { neighbours: 1 });
    expect(p.neighbours.map(({ customer }) => customer)).toEqual(["q"]);
    expect(p.suggestions).toEqual([{ attribute: "durry", score: 1, boughtBy: ["q"] }]);
    expect(s.neighbours).toEqual([]);
    expect(s.suggestions).toEqual([]);
  });

  it("drops copies of attributes, with which nothing would be left out", () => {
    expect(distinctAttributes(table).attributes).toEqual(["tufted", "knotted", "durry"]);
  });

  it("beats popularity where there is something to learn, and is counted out of all purchases", () => {
    const random = randomSource(8);
    const values = Array.from({ length: 24 }, (_, i) =>
      Array.from({ length: 12 }, (_item, j) =>
        j % 3 === i % 3 && random() < 0.8 ? 1 + randomInteger(random, 50) : 0,
      ),
    );
    const groups = {
      customers: values.map((_, i) => `c${i}`),
      attributes: values[0].map((_, j) => `a${j}`),
      values,
    };
    const [byCosine, byPearson, byPopularity] = leaveOneOutHitRates(groups);
    const bought = values.flat().filter((value) => value > 0).length;
    for (const rate of [byCosine, byPearson, byPopularity]) expect(rate.trials).toBe(bought);
    expect(byCosine.rate).toBeGreaterThan(byPopularity.rate + 0.3);
    expect(byPearson.rate).toBeGreaterThan(byPopularity.rate + 0.3);
  });

  it("has nothing to say where there is nobody to learn from", () => {
    for (const customers of [0, 1]) {
      const few = {
        ...table,
        customers: table.customers.slice(0, customers),
        values: table.values.slice(0, customers),
      };
      expect(suggestProducts(few).every((entry) => entry.suggestions.length === 0)).toBe(true);
      for (const rate of leaveOneOutHitRates(few))
        expect(rate).toMatchObject({ trials: 0, hits: 0, rate: NaN });
    }
  });

  it("refuses amounts that cannot be, naming customer and attribute", () => {
    const broken = { ...table, values: [[1, -2, 0, 0], ...table.values.slice(1)] };
    expect(() => suggestProducts(broken)).toThrow('customer "p", "knotted"');
  });
});

describe("RFM and baskets of orders", () => {
  const line = (customer: string, day: string, amount: number, product: string | null, order: string) =>
    sale(customer, day, { amount, product, order });
  const sales = salesLinesOf([
    line("often", "2019-12-30", 50, "DURRY", "1"),
    line("often", "2019-12-31", 50, "KNOTTED", "2"),
    line("often", "2019-12-31", 50, "DURRY", "2"),
    line("big", "2019-06-01", 900, "KNOTTED", "1"),
    line("gone", "2018-01-01", 10, null, "1"),
  ]);

  it("score lately, often and much, each by itself", () => {
    const rows = new Map(rfmTable(sales).map((row) => [row.customer, row]));
    expect(rows.get("often")).toMatchObject({ recencyScore: 3, frequencyScore: 3, monetaryScore: 2 });
    expect(rows.get("big")).toMatchObject({ recencyScore: 2, monetaryScore: 3, orders: 1 });
    expect(rows.get("gone")).toMatchObject({ recencyScore: 1, monetaryScore: 1, recencyDays: 729 });
    expect(rows.get("big")!.frequencyScore).toBe(rows.get("gone")!.frequencyScore);
  });

  it("hold each product of an order once, and nothing unknown", () => {
    expect(orderBaskets(sales)).toEqual([["DURRY"], ["DURRY", "KNOTTED"], ["KNOTTED"]]);
  });
});
