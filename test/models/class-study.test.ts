import { describe, expect, test } from "vitest";
import { toolRows } from "../../src/advice/tool-rows";
import { customerBaseOf } from "../../src/customers/customer-base";
import { classFindings } from "../../src/findings/class-findings";
import { randomSource } from "../../src/math/distributions/random";
import {
  classCountRows,
  classMembershipRows,
  classOutcomeRows,
  classProfileRows,
} from "../../src/models/class-rows";
import { classStudy, type ClassStudy } from "../../src/models/class-study";
import type { Quantity } from "../../src/text/format";

/** Customers of two kinds that answer four questions alike with this probability; the first kind leaves more often. */
function answered(customers: number, alike: number, { questions = 4, outcome = true } = {}) {
  const random = randomSource(11);
  const kinds = Array.from({ length: customers }, (_, i) => i % 2);
  const words = (kind: number, likely: number) => (random() < likely === (kind === 1) ? "yes" : "no");
  const asked = Array.from({ length: questions }, (_, j) => ({
    name: `question ${j + 1}`,
    type: "category" as const,
    role: "feature" as const,
    texts: kinds.map((kind) => words(kind, alike)),
  }));
  const visits = kinds.map((kind) => 3 * kind + random() * 4);
  const left = kinds.map((kind) => (random() < (kind === 1 ? 0.1 : 0.7) ? "gone" : "here"));
  const columns = [
    ...asked,
    { name: "visits", type: "score" as const, role: "describe" as const, numbers: visits },
    ...(outcome ? [{ name: "left", type: "category" as const, role: "outcome" as const, texts: left }] : []),
  ];
  return customerBaseOf({ name: "shop", customers: kinds.map((_, i) => `c${i}`), columns });
}

const values = (rows: readonly Readonly<Record<string, unknown>>[], column: string) =>
  rows.map((row) => (row[column] as Quantity).value);
const study = classStudy({ base: answered(300, 0.88) }, 7)!;
const none = classStudy({ base: answered(520, 0.5, { outcome: false }) }, 7)!;

describe("latent classes of customers who answer alike", () => {
  test("are two, by BIC and by the test, and each has its answers with standard errors", () => {
    expect(study).toMatchObject({ customers: 300, used: 300, model: { k: 2 } });
    expect(classCountRows(study)).toHaveLength(6);
    const bic = values(classCountRows(study), "BIC");
    expect(bic.indexOf(Math.max(...bic))).toBe(1);
    expect(classFindings.number(study).text).toMatch(/^By BIC 2 classes explain .* in 4 columns/);
    expect(study.test.pValue).toBeGreaterThan(0.05);
    expect(classFindings.enough(study).text).toMatch(
      /compares 2 classes with 3 on 49 sets .*: p = 0\.\d\d\. It finds no need/,
    );
    const answers = classProfileRows(study);
    expect(answers).toHaveLength(4);
    const [lowest, highest] = values(
      answers,
      Object.keys(answers[0]).find((key) => key.startsWith("class 1"))!,
    ).sort();
    expect(Math.min(lowest, 1 - highest)).toBeLessThan(0.25);
    expect(Object.values(answers[0]).map((cell) => (cell as Quantity).text ?? cell)).toEqual([
      expect.stringMatching(/^question/),
      "yes",
      expect.stringMatching(/^\d+% \(\d+%\)$/),
      expect.stringMatching(/^\d+% \(\d+%\)$/),
    ]);
  });

  test("differ in the outcome more than those assigned to them, and in numbers", () => {
    const rows = classOutcomeRows(study);
    const gap = (column: string) => {
      const [first, second] = values(rows, column);
      return Math.abs(first - second);
    };
    expect(gap("corrected")).toBeGreaterThan(gap("by assigned class"));
    expect(classFindings.outcome(study).text).toMatch(
      /^The share of left here is 8\d\.\d% in class \d \(\d\d% of all\) and [23]\d\.\d% in class \d .*\(p < 0\.001\)/,
    );
    expect(classMembershipRows(study)).toHaveLength(1);
    expect(classFindings.membership(study).text).toMatch(
      /with a higher visits, class 2 \(\d\d% of all\) is (more|less) likely/,
    );
  });
});

describe("answers that do not go together", () => {
  test("are one class, and nothing is related to it; a sample is named", () => {
    expect(none).toMatchObject({ used: 500, model: { k: 1 }, outcome: null, membership: null });
    expect(classFindings.number(none).text).toMatch(
      /^By BIC one class is enough for 4 columns.* A random sample was used: 500 of 520 customers\.$/,
    );
    expect(classFindings.clear(none).text).toMatch(/^With one class/);
    expect(classFindings.outcome(none).text).toMatch(/^There are no two classes, or no outcome/);
    expect(classFindings.membership(none).text).toMatch(/^There are no two classes, or no numbers/);
    expect([classOutcomeRows(none), classMembershipRows(none)]).toEqual([[], []]);
  });

  test("fewer than three columns of words have no classes to look for", () => {
    const base = answered(40, 0.9, { questions: 2 });
    expect(classStudy({ base }, 7)).toBeNull();
    const here = (questions: number) =>
      toolRows(answered(8, 0.9, { questions }), null).find(({ tool }) => tool === "latent classes")?.[
        "here?"
      ];
    expect([here(2), here(3)]).toEqual(["no", "yes, below"]);
  });
});

test("the sentences follow the figures", () => {
  const { model, sweep } = study;
  const changed = (change: object) => ({ ...study, ...change }) as ClassStudy;
  const text = (which: keyof typeof classFindings, change: object) =>
    classFindings[which](changed(change)).text;
  expect(text("enough", { test: { ...study.test, pValue: 0.02 } })).toMatch(/p = 0\.02\. It asks for more/);
  const other = { ...sweep, bestByIcl: sweep.fits[0] };
  expect(text("number", { sweep: other })).toMatch(/; ICL prefers 1\./);
  const cut = { ...sweep, fits: sweep.fits.slice(0, 2), bestByIcl: model };
  expect(text("number", { sweep: cut })).toMatch(/; ICL agrees\. More than 2 were not tried\.$/);
  expect(text("clear", { model: { ...model, entropy: 0.9 } })).toMatch(/0\.90 .*: most customers/);
  expect(text("clear", { model: { ...model, entropy: 0.5 } })).toMatch(/0\.50 .*: many customers/);
  const outcome = study.outcome!;
  const withTest = (of: object | null) => ({ outcome: { ...outcome, test: of } });
  expect(text("outcome", withTest(null))).toMatch(/cannot be worked out/);
  expect(text("outcome", withTest({ ...outcome.test, pValue: 0.4 }))).toMatch(
    /does not differ .*\(p = 0\.400\)/,
  );
  expect(text("outcome", { outcome: { ...outcome, levels: [] } })).toMatch(/^The mean of left is /);
  const membership = study.membership!;
  const withErrors = (error: number) => {
    const { standardErrors } = membership.membership;
    const errors = { ...standardErrors!, data: standardErrors!.data.map(() => error) };
    return {
      membership: { ...membership, membership: { ...membership.membership, standardErrors: errors } },
    };
  };
  expect(text("membership", withErrors(100))).toMatch(/^No number goes with one class/);
  const { coefficients } = membership.membership;
  const steep = { ...coefficients, data: coefficients.data.map(() => 74) };
  const separated = {
    membership: { ...membership, membership: { ...membership.membership, coefficients: steep } },
  };
  expect(text("membership", separated)).toMatch(/^visits separates class 2 .* nearly completely/);
  expect(classMembershipRows(changed(separated)).map((row) => row["times the odds"])).toEqual([
    "not known: separated",
  ]);
  const below = {
    ...outcome.estimates,
    data: outcome.estimates.data.map((_, at) => (at < 2 ? -0.01 : 1.01)),
  };
  expect(text("outcome", { outcome: { ...outcome, estimates: below } })).toMatch(/ 100\.0% in .* 0\.0% in /);
  expect(text("membership", withErrors(NaN))).toMatch(/cannot be worked out/);
});
