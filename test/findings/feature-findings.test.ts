import { describe, expect, test } from "vitest";
import { customerBaseOf } from "../../src/customers/customer-base";
import type { Outliers } from "../../src/customers/explore/outliers";
import type { Redundancy } from "../../src/customers/explore/redundancy";
import { featureFindings as findings } from "../../src/findings/feature-findings";
import { isQuantity } from "../../src/text/format";
import type { Finding } from "../../src/text/prose";

/** A made result: only what the sentence is made of. */
function made<T>(part: object): T {
  return part as T;
}

/** The values that a sentence carries, in order. */
const values = (finding: Finding): number[] => finding.parts.filter(isQuantity).map(({ value }) => value);

describe("columns that repeat each other", () => {
  const redundancy = (pairs: object[]) =>
    made<Redundancy>({ columnNames: ["a", "b", "c"], effectiveColumns: 1.94, pairs });

  test("carry the information of fewer independent ones", () => {
    const finding = findings.equivalentColumns(redundancy([]));
    expect(finding.text).toBe("3 columns carry as much information as 1.9 independent ones.");
    expect(values(finding)).toEqual([3, 1.94]);
  });

  test("are listed in pairs, or there is none", () => {
    const { text } = findings.strongPairs(
      redundancy([
        { a: "a", b: "b" },
        { a: "a", b: "c" },
      ]),
    );
    expect(text).toMatch(
      /beyond 0\.8: 2 \(a with b, a with c\)\. 3 columns carry as much information as 1\.9/,
    );
    const many = Array.from({ length: 24 }, (_, i) => ({ a: `a${i}`, b: `b${i}` }));
    expect(findings.strongPairs(redundancy(many)).text).toMatch(
      /beyond 0\.8: 24 \(the strongest are a0 with b0, .*a4 with b4; 19 more\)\. 3 columns/,
    );
    expect(findings.strongPairs(redundancy([])).text).toMatch(
      /^No two columns correlate beyond 0\.8\. 3 columns/,
    );
  });

  test("say what the repeated fact weighs", () => {
    const fact = { fact: "no internet", columns: ["a", "b"], share: 0.5, shareOnce: 0.3 };
    expect(values(findings.repeatedFacts([fact]))).toEqual([2, 0.5, 0.3]);
  });
});

describe("the shape of columns", () => {
  test("lists skewness before and after", () => {
    const of = (skewness: number) => [made<never>({ feature: "spend", skewness })];
    const finding = findings.skewness(of(4.87), of(-0.84));
    expect(finding.text).toMatch(/^Skewness changes: spend from 4\.9 to -0\.8\. On a log scale/);
    expect(values(finding)).toEqual([4.87, -0.84]);
  });

  test("counts who buys one thing only, and names the parts that few customers have", () => {
    const shares = [
      [0.95, 0.05],
      [0.5, 0.5],
    ];
    const parts = (buyers: number[]) =>
      findings.parts(made({ shares, parts: ["wool", "silk"], buyers, customers: ["A", "B"] })).text;
    expect(parts([9, 3])).toMatch(/^1 of 2 customers .* Every column has at least three customers\.$/);
    expect(parts([9, 2])).toMatch(/1 column has fewer than three customers \(silk\); it gets no feature/);
  });

  test("gives the weight of the mix and of the heaviest feature under each scaling", () => {
    const weights = made<never>({ parts: 0.5, heaviest: { feature: "spend", share: 0.25 } });
    const { text } = findings.weights([
      { name: "balanced", weights },
      { name: "robust", weights },
    ]);
    expect(text).toMatch(
      /^Of the scalings compared: with the scaling "balanced" the mix decides 50\.0% of all distance, and spend alone 25\.0%; with the scaling "robust" .*\.$/,
    );
  });

  test("names no heaviest feature where all weigh alike", () => {
    const of = (...shares: number[]) =>
      made<never>({
        heaviest: { feature: "age", share: Math.max(...shares) },
        features: shares.map((share, j) => ({ feature: `f${j}`, share })),
      });
    const { text } = findings.heaviest([
      { name: "standard", weights: of(0.5, 0.5) },
      { name: "robust", weights: of(0.6, 0.4) },
    ]);
    expect(text).toContain(
      'under "standard" all features weigh alike (each decides 50.0% of all distance); under "robust" age weighs most (60.0%)',
    );
  });

  test("says how values below zero enter", () => {
    const before = made<never>([{ feature: "net sales", skewness: 4 }]);
    const after = made<never>([{ feature: "signed log net sales", skewness: 1 }]);
    expect(findings.skewness(before, after).text).toMatch(
      /net sales from 4\.0 to 1\.0\..* of net sales the logarithm of the size enters with the sign of the value\./,
    );
    const plain = made<never>([{ feature: "log net sales", skewness: 1 }]);
    expect(findings.skewness(before, plain).text).not.toContain("below zero");
  });
});

describe("customers far out", () => {
  const row = (name: string, varianceShare: number, outlying = false) => ({ name, varianceShare, outlying });
  const outliers = (...rows: object[]) => made<Outliers>({ rows });
  const base = (value: string | null) =>
    customerBaseOf({
      name: "made",
      customers: ["A", "B", "C"],
      columns: [{ name: "spend", type: "amount", role: "feature", numbers: [6, 3, null] }],
      value,
    });

  test("say that a code of digits is a customer", () => {
    const { text } = findings.outliers(outliers(row("200", 0.5), row("7", 0.5)), base(null));
    expect(text).toContain("the share of customer 200;");
  });

  test("adds up the three farthest", () => {
    const four = outliers(row("A", 0.5), row("B", 0.2), row("C", 0.1), row("D", 0.2));
    expect(findings.threeFarthest(four).text).toMatch(
      /^Three of 4 customers make up 80\.0% of the variance\./,
    );
  });

  test("compares the giant before and after logarithms", () => {
    const { text } = findings.giant(outliers(row("M", 0.69)), outliers(row("G", 0.185)));
    expect(text).toMatch(/^As they are, M alone makes up 69\.0% .* no customer makes up more than 18\.5%\.$/);
  });

  test("says what they are worth, where that is known, and also when there are none", () => {
    const far = outliers(row("A", 0.5, true), row("B", 0.3), row("C", 0.2));
    expect(findings.outliers(far, base("spend")).text).toMatch(
      /^1 of 3 customers lies far out and has 66\.7% of all spend\. No customer makes up more than 50\.0% of the variance, the share of A; an even share would be 33\.3%\.$/,
    );
    const many = outliers(row("A", 0.004), ...Array.from({ length: 1_999 }, (_, i) => row(`c${i}`, 0.0005)));
    expect(findings.outliers(many, base(null)).text).toBe(
      "No customer lies far out. No customer makes up more of the variance than A, with 8.0 times an even share.",
    );
    expect(findings.outliers(far, base(null)).text).toMatch(
      /^1 of 3 customers lies far out\. No customer makes/,
    );
    const near = outliers(row("A", 0.4), row("B", 0.3), row("C", 0.3));
    expect(findings.outliers(near, base("spend")).text).toMatch(
      /^No customer lies far out\. No customer makes/,
    );
  });
});

describe("components", () => {
  test("counts those that keep nine tenths", () => {
    const { text } = findings.components(made({ cumulative: [0.6, 0.8, 0.93, 1] }));
    expect(text).toBe(
      "Two components keep 80.0% of the variance, 3 keep nine tenths. A map of the first two leaves out 20.0%.",
    );
    const few = (...cumulative: number[]): string => findings.components(made({ cumulative })).text;
    expect(few(0.846, 0.953, 1)).toBe(
      "Two components keep 95.3% of the variance. A map of the first two leaves out 4.7%.",
    );
    expect(few(0.95, 1)).toMatch(/keep 100\.0% of the variance, the first alone 95\.0%\. A map/);
    expect(few(1)).toMatch(/one component only/);
  });

  test("says what the maps of the next chapters show where they are others", () => {
    const two = made<never>({ cumulative: [0.253, 0.45, 0.95] });
    expect(findings.components(two).text).toContain("A map of the first two leaves out 55.0%.");
    expect(findings.components(two, { explained: [0.253, 0.198] }).text).toContain("leaves out 55.0%.");
    expect(findings.components(two, { explained: [0.31, 0.16] }).text).toMatch(
      /next chapters .* and show 47%\.$/,
    );
  });

  test("names the carriers of both, or of the only one", () => {
    const components = (columns: number) =>
      made<never>({
        columnNames: ["a", "b", "c"].slice(0, columns),
        loadings: { rows: columns, columns, data: Float64Array.from([0.8, 0.6, 0, -0.6, 0.8, 0, 0, 0, 1]) },
      });
    expect(findings.carriers(components(3)).text).toMatch(
      /^The first component is carried by a \(0\.80\) and b \(-0\.60\), the second by b \(0\.80\) and a \(0\.60\)\. Columns/,
    );
    expect(findings.carriers(components(1)).text).toMatch(
      /^The first component is carried by a \(0\.80\)\. Columns/,
    );
  });
});

test("a matrix turned back agrees with the sheet, or does not; what was filled is counted", () => {
  expect(findings.turnedBack([0, -1e-9], "revenue", 0).text).toBe(
    "Turned back, every revenue is that of the sheet. No value was missing.",
  );
  expect(findings.turnedBack([0, -0.5], "revenue", 1).text).toBe(
    "Turned back, the revenue of a customer differs from the sheet's by up to 0.500000. 1 value was missing and had to be filled.",
  );
});
