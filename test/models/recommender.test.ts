import { describe, expect, it } from "vitest";
import { recommenderFindings } from "../../src/findings/recommender-findings";
import { salesLinesOf } from "../../src/lines/sales-lines";
import { randomSource } from "../../src/math/distributions/random";
import { productsTogether } from "../../src/models/recommender/products-together";
import { purchaseTable } from "../../src/models/recommender/purchase-table";
import {
  firstSuggestionRows,
  hitRateRows,
  productsTogetherRows,
} from "../../src/models/recommender/recommender-rows";
import { recommenderWays } from "../../src/models/recommender/recommender-ways";
import { sale } from "../lines/sales";

/** "me" has one large order of A, as the friend of T has; the rest of what it buys is what the friend of N buys. */
const ten = Array.from({ length: 10 }, (_, i) => `B${i}`);
const giant = {
  customers: ["me", "friend of T", "friend of N"],
  attributes: ["A", ...ten, "T", "N"],
  values: [
    [100, ...ten.map(() => 3), 0, 0],
    [100, ...ten.map(() => 0), 5, 0],
    [4, ...ten.map(() => 4), 0, 4],
  ],
};

describe("counts and logarithms side by side", () => {
  const ways = recommenderWays(giant);

  it("shows both where cosine of counts says T and cosine of logarithms says N", () => {
    const [row] = firstSuggestionRows(giant, ways);
    expect(row).toMatchObject({ customer: "me", "cosine of counts": "T", "cosine of logarithms": "N" });
    expect(Object.keys(row)).toHaveLength(7);
    expect(recommenderFindings.differ(ways).text).toMatch(
      /name different products first for 1 of 3 customers/,
    );
  });

  it("tries six ways by neighbours, popularity and a blind guess on the same hidden purchases", () => {
    expect(hitRateRows(ways).map((row) => row["suggested by"])).toEqual([
      "neighbours, cosine of counts",
      "neighbours, Pearson of counts",
      "neighbours, Euclidean of counts",
      "neighbours, cosine of logarithms",
      "neighbours, Pearson of logarithms",
      "neighbours, Euclidean of logarithms",
      "popularity",
      "blind guess",
    ]);
    const bought = giant.values.flat().filter((value) => value > 0).length;
    for (const { trials } of ways) expect(trials).toBe(bought);
  });

  it("says whether neighbours beat popularity, and when nobody can be asked", () => {
    const values = Array.from({ length: 24 }, (_, i) =>
      Array.from({ length: 12 }, (_product, j) => (j % 3 === i % 3 ? 1 + ((i * j) % 7) : 0)),
    );
    const attributes = values[0].map((_, j) => `p${j}`);
    const grouped = { customers: values.map((_, i) => `c${i}`), attributes, values };
    expect(recommenderFindings.neighbours(recommenderWays(grouped)).text).toMatch(
      /^Yes: suggestions by similar customers beat simple popularity: .* \(the best of 6 ways, .*\), popularity .* worth something here\.$/,
    );
    // Everybody buys two products, and one product more that nobody else has: nothing can be learnt.
    const alone = values.map((_, i) => [...Array.from({ length: 24 }, (_own, j) => Number(i === j)), 5, 5]);
    const broad = { ...grouped, attributes: alone[0].map((_, j) => `p${j}`), values: alone };
    expect(recommenderFindings.neighbours(recommenderWays(broad)).text).toContain(
      "do not beat simple popularity by more than chance",
    );
    expect(recommenderFindings.differ(recommenderWays(broad)).text).toContain("name the same product first");
    const nobody = recommenderWays({ ...giant, customers: [], values: [] });
    expect(recommenderFindings.neighbours(nobody).text).toMatch(/^Too few customers/);
    expect(recommenderFindings.differ(nobody).text).toBe("");
    expect(firstSuggestionRows({ ...giant, customers: [], values: [] }, nobody)).toEqual([]);
  });
});

describe("what customers of sales lines bought", () => {
  const lines = (customers: number) =>
    Array.from({ length: customers }, (_, i) => [
      sale(`C${i}`, "2019-03-01", { product: "rug", quantity: 2 + i }),
      sale(`C${i}`, "2019-04-01", { product: i % 2 ? "mat" : "runner", quantity: 3 }),
      sale(`C${i}`, "2019-05-01", { product: "rug", quantity: -1 }),
    ]).flat();

  it("are pieces by product, less what was given back, of customers with two products", () => {
    const table = purchaseTable(salesLinesOf([...lines(12), sale("one", "2019-03-01", { product: "rug" })]))!;
    expect(table.attributes).toEqual(["rug", "mat", "runner"]);
    expect(table.customers).toHaveLength(12);
    expect(table.values[0]).toEqual([1, 0, 3]);
    expect(purchaseTable(salesLinesOf(lines(9)))).toBeNull();
  });

  it("are lines where pieces are not known, of 200 customers at most", () => {
    const unknown = lines(450).map((line) => ({ ...line, quantity: NaN }));
    const table = purchaseTable(salesLinesOf(unknown))!;
    expect(table.customers).toHaveLength(200);
    expect(table.values[0]).toEqual([2, 0, 1]);
  });
});

describe("products bought together", () => {
  it("are grouped as they were planted, the largest group first, with one that is on its own", () => {
    const random = randomSource(5);
    const planted = [["a", "b", "c"], ["d", "e"], ["f"]];
    const baskets = Array.from({ length: 300 }, (_, i) => planted[i % 3].filter(() => random() < 0.8));
    const found = productsTogether(baskets)!;
    expect(found.groups.map(({ products }) => products)).toEqual(planted);
    const joint = baskets.filter((basket) => basket.includes("d") && basket.includes("e")).length;
    const either = baskets.filter((basket) => basket.includes("d") || basket.includes("e")).length;
    expect(found.groups[1].together).toBeCloseTo(joint / either, 12);
    expect(found.groups[1].orders).toBe(either);
    expect(productsTogetherRows(found)[2]["both, of either"]).toBe("on its own");
    expect(recommenderFindings.together(found).text).toMatch(
      /^By the orders that they share, 6 products fall into 3 groups, 1 of them of one product: \w+/,
    );
  });

  it("are none where no two are ever ordered together, or too few are known", () => {
    const single = Array.from({ length: 60 }, (_, i) => ["abcdef"[i % 6]]);
    expect(productsTogether(single)).toBeNull();
    expect(productsTogether([["a", "b"]])).toBeNull();
    expect(recommenderFindings.together(null).text).toMatch(/^Too few products/);
  });
});
