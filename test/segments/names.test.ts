import { describe, expect, it } from "vitest";
import { customerBaseOf } from "../../src/customers/customer-base";
import { customerFeatures } from "../../src/customers/recipe/apply-recipe";
import { PLAIN_LEXICON } from "../../src/segments/naming/lexicon";
import { nameSegments } from "../../src/segments/naming/name-segments";
import { segmentationOf } from "../../src/segments/segmentation";
import { generatedSegmentation } from "./generated-base";
import { segmentedStudy } from "./study-of-seed";

const SEEDS = Array.from({ length: 30 }, (_, i) => i + 1);

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

  it("say what a segment lacks where it has one of several answers, and leave out what the others have, too", () => {
    const rows = Array.from({ length: 120 }, (_, row) => row);
    const without = (row: number): boolean => row >= 80;
    const texts = (name: string, words: readonly string[]) =>
      ({ name, type: "category", role: "feature", texts: words }) as const;
    const base = customerBaseOf({
      name: "subscribers",
      customers: rows.map((row) => `c${row}`),
      columns: [
        texts(
          "phone",
          rows.map((row) => (row % 10 === 0 && !without(row) ? "no" : "yes")),
        ),
        texts(
          "internet",
          rows.map((row) => (without(row) ? "none" : row % 9 < 5 ? "fibre" : "copper")),
        ),
        texts(
          "backup",
          rows.map((row) => (without(row) ? "none" : row % 2 ? "yes" : "no")),
        ),
      ],
    });
    const found = {
      method: "k-means",
      labels: Int32Array.from(rows, (row) => Number(without(row))),
      parameters: { k: 2 },
    };
    const [first, second] = nameSegments(segmentationOf(found, customerFeatures(base), base));
    expect(first.name).toBe("Internet other than none");
    expect(first.words[0]).toMatchObject({ members: 1, others: 0 });
    expect(second.name).toBe("Internet none");
    // "backup none" holds for the same customers and is not said again; that nearly everybody has a phone is no news.
    expect(second.persona.text).toBe("40 of 40 have internet none.");
  });

  it("of the trade are silent about wealth", () => {
    for (const { segmentation, lexicon } of trade) {
      for (const { name } of nameSegments(segmentation, lexicon)) {
        expect(name).not.toMatch(/rich|wealth|vip|large account|small account|top/i);
      }
    }
  });

  it("do not speak of what happened to customers, however well it goes with a segment", () => {
    const rows = Array.from({ length: 60 }, (_, row) => row);
    const column = (role: "outcome" | "describe") =>
      customerBaseOf({
        name: "subscribers",
        customers: rows.map((row) => `c${row}`),
        columns: [
          {
            name: "calls",
            type: "count",
            role: "feature",
            numbers: rows.map((row) => (row < 30 ? 0 : 50) + (row % 7)),
          },
          { name: "churn", type: "category", role, texts: rows.map((row) => (row < 29 ? "yes" : "no")) },
        ],
      });
    const labels = Int32Array.from(rows, (row) => (row < 30 ? 0 : 1));
    const saidOf = (role: "outcome" | "describe") => {
      const base = column(role);
      const found = { method: "k-means", labels, parameters: { k: 2 } };
      const names = nameSegments(segmentationOf(found, customerFeatures(base), base), PLAIN_LEXICON);
      return names.map(({ name }) => name).join("; ");
    };
    expect(saidOf("describe")).toMatch(/churn/i);
    expect(saidOf("outcome")).not.toMatch(/churn/i);
    expect(saidOf("outcome")).toMatch(/calls/i);
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

  it("leave out the unit in brackets where no other column has the same name then, and call the old older", () => {
    const rows = Array.from({ length: 40 }, (_, row) => row);
    const column = (name: string, at: number) => ({
      name,
      type: "score" as const,
      role: "feature" as const,
      numbers: rows.map((row) => (row < 20 ? at : 0) + ((row * 7) % 5)),
    });
    const wordsOf = (...columns: ReturnType<typeof column>[]): string[] => {
      const base = customerBaseOf({ name: "shoppers", customers: rows.map((row) => `c${row}`), columns });
      const labels = Int32Array.from(rows, (row) => (row < 20 ? 0 : 1));
      const division = { method: "k-means", labels, parameters: { k: 2 } } as const;
      const words = nameSegments(segmentationOf(division, customerFeatures(base), base));
      return words.map(({ holding }) => holding.map(({ word }) => word)).flat();
    };
    expect(wordsOf(column("Income (k$)", 9))).toEqual(["high Income", "low Income"]);
    expect(wordsOf(column("Age", 9))).toEqual(["older", "younger"]);
    const two = wordsOf(column("spend (shop)", 9), column("spend (web)", 9));
    expect(two.every((word) => /\((shop|web)\)$/.test(word))).toBe(true);
  });
});
