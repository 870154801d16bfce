import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { ColumnDraft } from "../../src/customers/column";
import { customerBaseOf } from "../../src/customers/customer-base";
import { redundantColumnRows, redundantColumns } from "../../src/customers/explore/redundant-columns";
import { repeatedFactsFinding } from "../../src/customers/explore/repeated-facts-finding";
import { randomNormal, randomSource } from "../../src/math/distributions/random";
import { table } from "../../src/text/table";

const telco = path.join(__dirname, "..", "..", "..", "shared", "data", "telco-churn.csv");
if (!existsSync(telco))
  console.warn("The telephone data is not there: its repeated columns are not looked for.");

const random = randomSource(5);
const rows = Array.from({ length: 200 }, (_, i) => i);
const service = (name: string): ColumnDraft => ({
  name,
  type: "category",
  role: "feature",
  texts: rows.map((i) => (i % 4 === 0 ? "no internet" : randomNormal(random) > 0 ? "yes" : "no")),
});

describe("columns that repeat a fact", () => {
  const base = customerBaseOf({
    name: "services",
    customers: rows.map((i) => `C-${i}`),
    columns: [
      service("backup"),
      service("security"),
      service("films"),
      { name: "spend", type: "amount", role: "feature", numbers: rows.map(() => randomNormal(random)) },
    ],
  });

  it("are found, with what the fact weighs in all distances", () => {
    const [fact, ...others] = redundantColumns(base);
    expect(others).toEqual([]);
    expect(fact.fact).toBe("no internet");
    expect(fact.columns).toEqual(["backup", "security", "films"]);
    // Three columns that each say it as much as the one.
    expect(fact.share / fact.shareOnce).toBeGreaterThan(2.8);
    expect(fact.share / fact.shareOnce).toBeLessThanOrEqual(3);
    expect(fact.share).toBeLessThan(0.75);
  });

  it("weigh what a regression on the fact explains of them", () => {
    // A column that says only this is explained wholly; two of three columns of equal weight.
    const only = customerBaseOf({
      name: "twice",
      customers: base.customers,
      columns: [
        { name: "a", type: "category", role: "feature", texts: rows.map((i) => (i % 4 === 0 ? "x" : "y")) },
        { name: "b", type: "category", role: "feature", texts: rows.map((i) => (i % 4 === 0 ? "u" : "v")) },
        { name: "spend", type: "amount", role: "feature", numbers: base.columns[3].numbers },
      ],
    });
    const [fact] = redundantColumns(only);
    expect(fact.columns).toEqual(["a", "b"]);
    expect(fact.fact).toBe("a = x");
    expect(fact.share).toBeCloseTo(2 / 3, 12);
    expect(fact.shareOnce).toBeCloseTo(1 / 3, 12);
  });

  it("are numbers too, and a constant repeats nothing", () => {
    const twins = customerBaseOf({
      name: "twins",
      customers: base.customers,
      columns: [
        { name: "euros", type: "amount", role: "feature", numbers: base.columns[3].numbers },
        {
          name: "dollars",
          type: "amount",
          role: "feature",
          numbers: base.columns[3].numbers!.map((x) => 1.1 * x),
        },
        { name: "none", type: "amount", role: "feature", numbers: rows.map(() => 3) },
        { name: "nothing", type: "amount", role: "feature", numbers: rows.map(() => 0) },
      ],
    });
    expect(redundantColumns(twins, { transform: "none" }).map(({ columns }) => columns)).toEqual([
      ["euros", "dollars"],
    ]);
    expect(redundantColumns(twins, { columns: ["euros", "none"] })).toEqual([]);
  });

  it("are said in a sentence, with what they do to the weights", () => {
    const fact = { fact: "no internet", columns: ["a", "b"], share: 0.148, shareOnce: 0.022 };
    expect(repeatedFactsFinding([fact]).text).toBe(
      '"no internet" is in 2 columns (a, b): together they make 14.8% of all squared distances, one of them alone 2.2%. Keep one column of each, or the repeated fact counts again in every distance.',
    );
    expect(repeatedFactsFinding([]).text).toBe("No two columns repeat the same fact.");
    expect(repeatedFactsFinding([fact, fact, fact, fact, fact]).text).toMatch(
      /2\.2%\. 2 further facts are repeated too\. Keep/,
    );
    const wide = { ...fact, columns: [..."abcdefghij"] };
    expect(repeatedFactsFinding([wide]).text).toContain("in 10 columns (a, b, c, d, e, f, g, h, …)");
  });

  it("make rows of a table", () => {
    const { rows: texts } = table("Repeated", redundantColumnRows(redundantColumns(base)));
    expect(texts[0][0]).toBe("no internet");
    expect(texts[0][1]).toBe("3");
    expect(texts[0][2]).toMatch(/^\d\d\.\d%$/);
  });
});
