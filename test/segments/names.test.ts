import { describe, expect, it } from "vitest";
import { customerBaseOf, valuesOf, type CustomerBase } from "../../src/customers/customer-base";
import { customerFeatures } from "../../src/customers/recipe/apply-recipe";
import { PLAIN_LEXICON } from "../../src/segments/naming/lexicon";
import { nameSegments, type SegmentName } from "../../src/segments/naming/name-segments";
import type { WordRule } from "../../src/segments/naming/word-rule";
import { segmentationOf, type Segmentation } from "../../src/segments/segmentation";
import { generatedSegmentation } from "./generated-base";
import { segmentedStudy } from "./study-of-seed";

/** Whether a customer answers to a rule, from the columns themselves. */
function answers(base: CustomerBase, row: number, rule: WordRule): boolean {
  const column = (name: string) => base.columns.find((each) => each.name === name)!;
  const share = (name: string): number => {
    const { whole, numbers } = column(name);
    if (whole === null) return numbers![row];
    const parts = base.columns.filter((each) => each.whole === whole).map((each) => each.numbers![row]);
    return numbers![row] / parts.reduce((sum, part) => sum + part, 0);
  };
  switch (rule.kind) {
    case "at least":
      return rule.columns.map(share).reduce((a, b) => a + b, 0) >= rule.bound;
    case "at most":
      return rule.columns.map(share).reduce((a, b) => a + b, 0) <= rule.bound;
    case "is":
      return column(rule.column).texts![row] === rule.level;
    case "is not":
      return !["unknown", null, rule.level].includes(column(rule.column).texts![row]);
    case "no part from":
      return base.columns
        .filter(({ whole }) => whole === rule.whole)
        .every(({ name }) => share(name) < rule.bound);
    case "all":
      return rule.rules.every((each) => answers(base, row, each));
  }
}

/** Every word of every name holds for half of the members and half of their value, and for a smaller share outside. */
function expectTrue(segmentation: Segmentation, names: readonly SegmentName[]): number {
  const { base, groups } = segmentation;
  const values = valuesOf(base);
  let words = 0;
  groups.forEach(({ members }, i) => {
    const outside = [...base.customers.keys()].filter((row) => !members.includes(row));
    for (const { word, rule } of names[i].words) {
      const yes = (rows: readonly number[]) => rows.filter((row) => answers(base, row, rule));
      const worth = (rows: readonly number[]) => rows.reduce((sum, row) => sum + (values?.[row] ?? 0), 0);
      const where = `${base.name}, group ${i + 1}, "${word}" in "${names[i].name}"`;
      const share = yes(members).length / members.length;
      expect(share, where).toBeGreaterThanOrEqual(0.5);
      expect(yes(outside).length / outside.length, where).toBeLessThan(share);
      if (values !== null && worth(members) > 0) {
        expect(worth(yes(members)) / worth(members), where).toBeGreaterThanOrEqual(0.5 - 1e-9);
      }
      words++;
    }
  });
  return words;
}

const SEEDS = Array.from({ length: 30 }, (_, i) => i + 1);

describe("the words of a name", () => {
  it("hold for half of the members and of their value, and for fewer others, on 30 bases of no company", () => {
    let words = 0;
    for (const seed of SEEDS) {
      const segmentation = generatedSegmentation(seed);
      words += expectTrue(segmentation, nameSegments(segmentation));
    }
    expect(words).toBeGreaterThan(100);
  });
});

describe("names", () => {
  const plain = SEEDS.slice(0, 10).map((seed) => generatedSegmentation(seed));
  const trade = [7, 8, 9].flatMap((seed) => [2, 4, 7, 12].map((k) => segmentedStudy(seed, k)));
  const named = [
    ...plain.map((segmentation) => ({ segmentation, lexicon: PLAIN_LEXICON })),
    ...trade.map(({ segmentation, lexicon }) => ({ segmentation, lexicon })),
  ];

  it("are unique and deterministic, and their personas carry their numbers", () => {
    for (const { segmentation, lexicon } of named) {
      const names = nameSegments(segmentation, lexicon);
      expect(new Set(names.map(({ name }) => name)).size).toBe(names.length);
      expect(nameSegments(segmentation, lexicon)).toEqual(names);
      for (const { persona, name } of names) {
        expect(`${name} ${persona.text}`).not.toMatch(/NaN|undefined|null|[{}]/);
        const numbers = persona.parts.filter((part) => typeof part === "object" && "value" in part);
        if (/\d/.test(persona.text)) expect(numbers.length).toBeGreaterThan(0);
      }
    }
  });

  it("of the trade are silent about wealth", () => {
    for (const { segmentation, lexicon } of trade) {
      for (const { name } of nameSegments(segmentation, lexicon)) {
        expect(name).not.toMatch(/rich|wealth|vip|large account|small account|top/i);
      }
    }
  });

  it("say that a segment is all women, whatever else sets it apart", () => {
    const rows = Array.from({ length: 40 }, (_, row) => row);
    const base = customerBaseOf({
      name: "shoppers",
      customers: rows.map((row) => `c${row}`),
      columns: [
        {
          name: "gender",
          type: "category",
          role: "feature",
          texts: rows.map((row) => (row < 20 ? "Female" : "Male")),
        },
        { name: "age", type: "score", role: "feature", numbers: rows.map((row) => 20 + ((row * 7) % 40)) },
        ...["a", "b", "c"].map((name, j) => ({
          name,
          type: "score" as const,
          role: "describe" as const,
          numbers: rows.map((row) => (row < 20 ? 1 : 0) * 10 + ((row * (j + 3)) % 5)),
        })),
      ],
    });
    const labels = Int32Array.from(rows, (row) => (row < 20 ? 0 : 1));
    const segmentation = segmentationOf(
      { method: "k-means", labels, parameters: { k: 2 } },
      customerFeatures(base),
      base,
    );
    const names = nameSegments(segmentation).map(({ name }) => name.toLowerCase());
    expect(names[0]).toContain("gender female");
    expect(names[1]).toContain("gender male");
    const words = { ...PLAIN_LEXICON, levels: { gender: { Female: "women", Male: "men" } } };
    expect(nameSegments(segmentation, words)[0].name).toMatch(/^Women with high /);
  });

  it("call a group of which no word holds the rest, and tell two of them apart by a typical member", () => {
    const rows = Array.from({ length: 30 }, (_, row) => row);
    const base = customerBaseOf({
      name: "alike",
      customers: rows.map((row) => `c${row}`),
      columns: [
        { name: "x", type: "score", role: "feature", numbers: rows.map((row) => row % 15) },
        { name: "y", type: "score", role: "feature", numbers: rows.map((row) => (row * 4) % 15) },
      ],
    });
    const labels = Int32Array.from(rows, (row) => (row < 15 ? 0 : 1));
    const segmentation = segmentationOf(
      { method: "k-means", labels, parameters: { k: 2 } },
      customerFeatures(base),
      base,
    );
    for (const { name, words } of nameSegments(segmentation)) {
      expect(words).toEqual([]);
      expect(name).toMatch(/^The rest of the customers, around c\d+$/);
    }
  });

  it("do not use a word that holds by number and not by value", () => {
    const rows = Array.from({ length: 30 }, (_, row) => row);
    const make = (giant: number) => {
      const base = customerBaseOf({
        name: "giant",
        customers: rows.map((row) => `c${row}`),
        columns: [
          // The first of ten members is unlike the nine others, who all have a high x.
          {
            name: "x",
            type: "score",
            role: "feature",
            numbers: rows.map((row) => (row > 0 && row < 10 ? 90 + row : row)),
          },
          {
            name: "money",
            type: "amount",
            role: "value",
            numbers: rows.map((row) => (row === 0 ? giant : 1)),
          },
        ],
      });
      const labels = Int32Array.from(rows, (row) => (row < 10 ? 0 : 1));
      const made = segmentationOf(
        { method: "k-means", labels, parameters: { k: 2 } },
        customerFeatures(base),
        base,
      );
      const group = made.groups.find(({ customers }) => customers.includes("c1"))!;
      return nameSegments(made)[group.index].words.map(({ word }) => word);
    };
    expect(make(8)).toContain("high x");
    expect(make(1000)).not.toContain("high x");
  });
});
