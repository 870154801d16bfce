import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { customerBaseOf, type CustomerBase } from "../../src/customers/customer-base";
import { customerBase } from "../../src/customers/read-customer-base";
import { customerFeatures } from "../../src/customers/recipe/apply-recipe";
import { randomNormal, randomSource } from "../../src/math/distributions/random";
import { bestCuts, binOf } from "../../src/segments/profiles/best-cuts";
import { columnMatches } from "../../src/segments/profiles/equals-column";
import {
  columnMatchText,
  nearestColumnFinding,
  oneColumnFinding,
  sameColumnsFinding,
} from "../../src/segments/profiles/one-column-finding";
import { segmentationOf, type Segmentation } from "../../src/segments/segmentation";

const mall = path.join(__dirname, "..", "..", "..", "shared", "data", "mall-customers.csv");
if (!existsSync(mall))
  console.warn("The mall data is not there: its segments are not compared with its columns.");

/** Ninety customers: an amount, a region that has nothing to do with it, a constant. */
function shop(): CustomerBase {
  const random = randomSource(3);
  const rows = Array.from({ length: 90 }, (_, i) => i);
  return customerBaseOf({
    name: "shop",
    customers: rows.map((i) => `C-${i}`),
    columns: [
      {
        name: "spend",
        type: "amount",
        role: "feature",
        unit: "EUR",
        numbers: rows.map(() => 50 + 10 * randomNormal(random)),
      },
      {
        name: "visits",
        type: "count",
        role: "feature",
        numbers: rows.map((i) => (i % 10 === 0 ? null : (i * 7) % 23)),
      },
      {
        name: "region",
        type: "category",
        role: "describe",
        texts: rows.map((i) => ["north", "south", "west"][i % 3]),
      },
      { name: "country", type: "category", role: "describe", texts: rows.map(() => "DE") },
    ],
  });
}

function divided(base: CustomerBase, group: (row: number) => number): Segmentation {
  const labels = Int32Array.from(base.customers, (_, row) => group(row));
  return segmentationOf({ labels, method: "by hand", parameters: {} }, customerFeatures(base), base);
}

describe("a segmentation that equals a column", () => {
  const base = shop();
  const spend = base.columns[0].numbers!;

  it("of words is said to, and that it was not compared", () => {
    const [match, ...others] = columnMatches(divided(base, (row) => row % 3));
    expect(match).toEqual({ column: "region", unit: "", agreement: 1, cuts: [], compared: false });
    expect(others).toEqual([]);
    expect(columnMatchText(match).text).toBe(
      'The segments are the same as one column: "region", with an adjusted mutual information of 1.00 (1 is the same division). It was not compared: the segments and this column say the same of a customer.',
    );
  });

  it("of more words than there are segments is said with the words that go together", () => {
    const [match] = columnMatches(divided(base, (row) => (row % 3 === 0 ? 0 : 1)));
    expect(match).toEqual({
      column: "region",
      unit: "",
      agreement: 1,
      cuts: [],
      words: [["south", "west"], ["north"]],
      compared: false,
    });
    expect(columnMatchText(match).text).toContain('"region", "south", "west" against "north", with');
    expect(JSON.parse(JSON.stringify(match))).toEqual(match);
  });

  it("of words that are rare is not: each would fit by itself", () => {
    const texts = base.customers.map((_, row) => `street ${row % 30}`);
    const street = { name: "street", type: "category", role: "describe", texts } as const;
    const columns = [base.columns[0], base.columns[1], street];
    const rare = customerBaseOf({ name: "shop", customers: base.customers, columns });
    expect(columnMatches(divided(rare, (row) => (row % 30 < 15 ? 0 : 1)))).toEqual([]);
  });

  it("nearly, with one customer in another segment, is still said to; with a third of them it is not", () => {
    const [match] = columnMatches(divided(base, (row) => (row === 7 ? 0 : row % 3)));
    expect(match.agreement).toBeGreaterThan(0.9);
    expect(match.agreement).toBeLessThan(1);
    expect(columnMatchText(match).text).toContain("are nearly the same as");
    expect(columnMatches(divided(base, (row) => (row < 30 ? 0 : row % 3)))).toEqual([]);
  });

  it("of numbers is said with its cuts, and what to do", () => {
    const [match] = columnMatches(divided(base, (row) => (spend[row] <= 43 ? 0 : spend[row] <= 58 ? 1 : 2)));
    expect(match).toMatchObject({ column: "spend", agreement: 1, compared: true });
    const groups = spend.map((value) => (value <= 43 ? 0 : value <= 58 ? 1 : 2));
    expect([...spend].map((value) => binOf(value, match.cuts))).toEqual([...groups]);
    expect(columnMatchText(match).text).toMatch(
      /^The segments are the same as one column: "spend" \(EUR\), cut at [\d.]+ and [\d.]+, with an adjusted .* give it the role describe and make the segments again\.$/,
    );
  });

  it("of very many customers is looked for among 20,000 at most, and says so", () => {
    const rows = Array.from({ length: 45_000 }, (_, row) => row);
    const numbers = rows.map((row) => row % 1_000);
    const many = customerBaseOf({
      name: "many",
      customers: rows.map((row) => `C-${row}`),
      columns: [{ name: "spend", type: "amount", role: "feature", unit: "EUR", numbers }],
    });
    const [match] = columnMatches({
      base: many,
      labels: Int32Array.from(numbers, (value) => (value < 300 ? 0 : 1)),
      madeFrom: ["spend"],
    });
    expect(match).toMatchObject({ column: "spend", agreement: 1, among: 15_000 });
    expect(match.cuts[0]).toBeGreaterThanOrEqual(297);
    expect(match.cuts[0]).toBeLessThan(300);
    expect(columnMatchText(match).text).toContain(
      "mutual information of 1.00 among 15,000 of the customers (1",
    );
  });

  it("of what is missing is said too, and customers without a segment are a segment", () => {
    const byGap = divided(base, (row) => (row % 10 === 0 ? 0 : 1));
    expect(columnMatches(byGap).map(({ column, cuts }) => [column, cuts])).toEqual([["visits", []]]);
    const noise = divided(base, (row) => (row % 3) - 1);
    expect(columnMatches(noise).map(({ column }) => column)).toEqual(["region"]);
  });

  it("is one sentence, which names the column and also says when there is none", () => {
    const same = oneColumnFinding(divided(base, (row) => row % 3));
    expect(same.text).toMatch(/^The segments are the same as one column: "region",/);
    expect(same.parts).toContainEqual({ name: "oneColumn", text: "region" });
    expect(nearestColumnFinding(divided(base, (row) => row % 3)).text).toBe("");
    const none = nearestColumnFinding(divided(base, (row) => (row < 30 ? 0 : row % 3)));
    expect(oneColumnFinding(divided(base, (row) => (row < 30 ? 0 : row % 3))).text).toBe("");
    expect(none.text).toMatch(
      /^No single column says who is in which segment\. The nearest is "region", with an adjusted mutual information of 0\.\d\d \(1 /,
    );
    expect(none.parts.filter((part) => typeof part === "object" && "name" in part)).toEqual([]);
    expect(nearestColumnFinding(divided(base, () => 0)).text).toMatch(/^There are no two segments/);
    expect(nearestColumnFinding(divided(base, () => -1)).text).toMatch(/^There are no two segments/);
  });

  it("lists further columns, and writes a cut in its unit with the digits it has", () => {
    const match = { column: "rugs", unit: "share of pieces", agreement: 0.93, cuts: [0.105], compared: true };
    const [first, second] = [match, { ...match, column: "value", unit: "currency", cuts: [1_250_000, 2.5] }];
    expect(sameColumnsFinding([first, second]).text).toMatch(
      /"rugs" \(share of pieces\), cut at 10\.5%, .* The same holds for "value"\. The segments say nothing more than any of these columns\. To look for more, give each of them the role describe/,
    );
    const exact = { ...match, column: "plan", agreement: 1 };
    expect(sameColumnsFinding([exact, { ...exact, column: "extras" }, first]).text).toMatch(
      / The same holds for "extras"\. It nearly holds for "rugs"\. The segments say/,
    );
    expect(sameColumnsFinding([second]).text).toMatch(/"value" \(currency\), cut at 1,250,000 and 2\.5, /);
  });

  it("is never said of one segment, nor of segments that follow no column", () => {
    expect(columnMatches(divided(base, () => 0))).toEqual([]);
    const random = randomSource(8);
    expect(columnMatches(divided(base, () => (randomNormal(random) > 0 ? 1 : 0)))).toEqual([]);
  });

  it.skipIf(!existsSync(mall))("is gender, where the mall's customers are divided by it", async () => {
    const customers = await customerBase(mall);
    const gender = customers.columns.find(({ name }) => name === "Gender")!.texts!;
    const byGender = divided(customers, (row) => (gender[row] === "Male" ? 1 : 0));
    expect(columnMatches(byGender)[0]).toMatchObject({ column: "Gender", agreement: 1, compared: true });
  });
});

describe("the best cuts", () => {
  it("are the borders of segments that lie one after the other", () => {
    expect(bestCuts([1, 2, 8, 9, 20, 21], [0, 0, 1, 1, 0, 0], 3)).toEqual([5, 10]);
    expect(bestCuts([9, 1, 8, 2], [1, 0, 1, 0], 4)).toEqual([5]);
  });

  it("never come between equal values, and there is none in a constant", () => {
    expect(bestCuts([4, 4, 4, 4], [0, 1, 0, 1], 2)).toEqual([]);
    expect(bestCuts([], [], 2)).toEqual([]);
    const [cut] = bestCuts([1, 1, 1, 2], [0, 0, 1, 1], 2);
    expect(cut).toBeGreaterThanOrEqual(1);
    expect(cut).toBeLessThan(2);
  });

  it("leave less disorder than any other single cut", () => {
    const random = randomSource(11);
    const values = Array.from({ length: 40 }, () => randomNormal(random));
    const groups = values.map((value) => (value + randomNormal(random) > 0.5 ? 1 : 0));
    const disorder = (cut: number): number =>
      [true, false].reduce((sum, below) => {
        const rows = groups.filter((_, i) => values[i] <= cut === below);
        return [0, 1].reduce((all, group) => {
          const n = rows.filter((each) => each === group).length;
          return n === 0 ? all : all - n * Math.log(n / rows.length);
        }, sum);
      }, 0);
    const [cut] = bestCuts(values, groups, 2);
    for (const value of values) expect(disorder(cut)).toBeLessThanOrEqual(disorder(value) + 1e-9);
  });
});
