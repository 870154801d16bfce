import { describe, expect, test } from "vitest";
import { customerFeatures } from "../../src/customers/recipe/apply-recipe";
import { baseOfLines } from "../../src/lines/base-of-lines";
import { salesLinesOf, type SalesLine } from "../../src/lines/sales-lines";
import { nameSegments } from "../../src/segments/naming/name-segments";
import { ruleSentences } from "../../src/segments/rules/rule-sentences";
import { segmentRules } from "../../src/segments/rules/segment-rules";
import { segmentationOf } from "../../src/segments/segmentation";
import { linesLexicon } from "../../src/study/general/lines-lexicon";
import { sale } from "../lines/sales";

const DAY = 86_400_000;
const day = (from: string, days: number): string =>
  new Date(Date.parse(from) + days * DAY).toISOString().slice(0, 10);

/** Regulars who order over the whole time, some who came a short time ago, and some who came at first and left. */
function threeKinds(from: string, days: number): readonly SalesLine[] {
  const orders = (kind: string, first: number, last: number, count: number) =>
    Array.from({ length: 12 }, (_, i) =>
      Array.from({ length: count + (i % 2) }, (_, order) => {
        const at = first + Math.floor((order * (last - first - i)) / count) + (i % 3);
        return sale(`${kind} ${i}`, day(from, at), {
          order: `${order}`,
          amount: 40 + ((i * 7 + order * 13) % 50),
        });
      }),
    ).flat();
  const short = Math.floor(days / 15);
  return [
    ...orders("regular", 0, days - short, 24),
    ...orders("new", days - short, days - 2, 3),
    ...orders("gone", 0, short, 3),
    sale("last", day(from, days), { order: "1", amount: 60 }),
  ];
}

function namesOf(from: string, days: number) {
  const sales = salesLinesOf(threeKinds(from, days));
  const base = baseOfLines(sales, "made");
  const labels = Int32Array.from(base.customers, (name) =>
    name.startsWith("regular") ? 0 : name.startsWith("gone") ? 2 : 1,
  );
  const features = customerFeatures(base);
  const parameters = { k: 3 };
  const segmentation = segmentationOf({ method: "k-means", labels, parameters }, features, base);
  const lexicon = linesLexicon(sales);
  return { segmentation, lexicon, names: nameSegments(segmentation, lexicon) };
}

describe("customers summed from sales lines", () => {
  test("are called by words of trade and not by high and low of a column", () => {
    const { names, segmentation, lexicon } = namesOf("2020-01-01", 800);
    const words = names.map(({ holding }) => holding.map(({ word }) => word));
    expect(words[0]).toContain("many orders");
    expect(words[1]).toContain("new customers");
    expect(words[2]).toContain("silent for over a year");
    expect(names.map(({ name }) => name).join("; ")).not.toMatch(/days since|high orders|low orders/);
    // The weaker word is left out where a stronger one holds.
    expect(words[1]).not.toContain("joined later");
    expect(words[2]).not.toContain("longer silent");
    const rules = ruleSentences(segmentRules(segmentation).rules, names, lexicon).map(({ text }) => text);
    expect(rules.join(" ")).toMatch(/^If days since last order are (at most|more than) \d/);
  });

  test("are not new or long-standing where the lines cover less than a year", () => {
    const { names } = namesOf("2020-01-01", 60);
    const words = names.flatMap(({ holding }) => holding.map(({ word }) => word));
    expect(words).toEqual(expect.arrayContaining(["many orders", "joined later", "longer silent"]));
    expect(words.join(" ")).not.toMatch(/new customers|long-standing|year|month/);
  });

  test("have words for columns that exist only", () => {
    const sales = salesLinesOf(threeKinds("2020-01-01", 800));
    const columns = new Set(baseOfLines(sales, "made").columns.map(({ name }) => name));
    const { traits, states } = linesLexicon(sales);
    const named = [...Object.keys(traits), ...states.map(({ column }) => column)];
    // `products` is there where the lines name them, the share given back where anybody gave back.
    expect(
      named.filter((name) => !columns.has(name) && !["products", "share given back"].includes(name)),
    ).toEqual([]);
  });
});
