import { describe, expect, test } from "vitest";
import { modelFindings as findings } from "../../src/cases/champo/findings/model-findings";
import type { ConversionStudy } from "../../src/cases/champo/models/conversion-study";
import { isQuantity } from "../../src/text/format";

/** A made result: only what the sentence is made of. */
function made<T>(part: object): T {
  return part as T;
}

const scored = (model: string, auc: number, logLoss = 0.5) => ({
  model,
  scores: { auc, logLoss, baseRate: 0.2 },
});

const study = (auc: number, logLoss = 0.5) =>
  made<ConversionStudy>({
    notRun: null,
    best: scored("forest", auc, logLoss),
    tempting: { random: scored("tree", 0.9), honest: scored("tree", 0.55) },
    leakage: 0.35,
    results: [scored("bare rate", 0.5, 0.5)],
  });
const idle = made<ConversionStudy>({ notRun: "No samples.", best: null, tempting: null });

describe("which samples convert", () => {
  test.each([
    [0.7, "Yes: which samples convert can be foreseen fairly well"],
    [0.6, "Not surely: which samples convert can be foreseen somewhat"],
    [0.59, "No: which samples convert can hardly be foreseen"],
  ])("is foreseen, at an AUC of %d, or not: %s", (auc, word) => {
    const finding = findings.foresight(study(auc));
    expect(finding.text).toContain(`${word}:`);
    expect(finding.parts.filter(isQuantity).map(({ value }) => value)).toEqual([auc, 0.9]);
  });

  test("is scored carelessly with leakage", () => {
    expect(findings.leakage(study(0.6)).text).toMatch(
      /of the tree goes from 0\.90 to 0\.55: the difference, 0\.35, is/,
    );
  });

  test("by half of the samples keeps a share of the orders", () => {
    const gain = [
      { taken: 0, found: 0 },
      { taken: 0.5, found: 0.8 },
      { taken: 1, found: 1 },
    ];
    expect(findings.half({ notRun: null }, made(gain)).text).toMatch(
      /would keep 80% of the orders; .* a lift of 1\.60\.$/,
    );
  });

  test("has coefficients whose signs are firm, or are not", () => {
    const all = [
      { column: "product KNOTTED", coefficient: 0.8, low: 0.1, high: 1.5, sameSign: 5, fits: 5 },
      { column: "product DURRY", coefficient: -0.5, low: -1, high: 0, sameSign: 5, fits: 5 },
      { column: "log area", coefficient: 0.3, low: -0.2, high: 0.8, sameSign: 4, fits: 5 },
    ];
    const say = (list: typeof all) => findings.coefficients({ notRun: null }, list).text;
    expect(say(all)).toMatch(
      /^2 of 3 coefficients keep their sign whichever of 5 sets of customers is left out\. Of these, the strongest for an order: product KNOTTED \(0\.80\); against an order: product DURRY \(-0\.50\)\./,
    );
    expect(say(all.slice(0, 1))).toMatch(
      /^1 of 1 coefficient keeps its sign.*the strongest for an order: .*0\.80\)\. A/,
    );
    expect(say(all.slice(1, 2))).toMatch(/the strongest against an order: product DURRY \(-0\.50\)\. A/);
    expect(say(all.slice(2))).toMatch(/^No coefficient keeps its sign/);
    expect(findings.coefficients(idle, []).text).toBe("No samples.");
  });

  test("goes by a column, or by nothing that helps", () => {
    const by = (fall: number) =>
      findings.importance(study(0.7), [made<never>({ block: "country", fall })]).text;
    expect(by(0.0312)).toMatch(/^The forest goes mostly by country: shuffling it costs 0\.031 of the AUC\./);
    expect(by(0)).toMatch(/^Nothing the forest goes by helps on new customers/);
  });

  test("is not said where no model could be made", () => {
    for (const { text } of [
      findings.foresight(idle),
      findings.leakage(idle),
      findings.calibration(idle, []),
      findings.half(idle, []),
      findings.importance(idle, []),
    ])
      expect(text).toBe("No samples.");
  });

  test("has tools, some of which do not run", () => {
    const { text } = findings.catalogue([{ here: "notebook 09" }, { here: "not run: no prices" }]);
    expect(text).toMatch(/^1 of 2 have their place/);
  });
});

describe("what customers will bring", () => {
  const row = (customer: string, alive: number, thin = false) =>
    made<never>({ customer, alive, thin, expectedValue: 1_500_000, low: 1e6, high: 2e6, lastYear: 3e5 });
  const lifetime = (part: object) =>
    made<never>({
      purchases: {},
      rows: [row("A", 0.2), row("B", 0.9), row("C", 0.9, true)],
      months: 12,
      ...part,
    });

  test("says who is more likely lost than active", () => {
    expect(findings.lost(lifetime({}), 7).text).toMatch(
      /^Of the 2 accounts with enough history, the model takes 1 for .*; for 1 more the history is too short\. .* lists 7\.$/,
    );
    const once = made<never>({ customer: "D", alive: 1, thin: true, repeats: 0, silentDays: 400 });
    expect(findings.lost(lifetime({ rows: [row("A", 0.2), once] }), 7).text).toMatch(
      /^Of the 1 account with enough history, .* lists 7, 1 of them with a single order day: the model takes such an account for active/,
    );
    expect(findings.lost(lifetime({ purchases: null }), 7).text).toMatch(/^Too few accounts order again/);
  });

  test("names who went quiet", () => {
    const quiet = (frequencyScore: number) =>
      findings.quiet([made<never>({ customer: "A", recencyScore: 1, frequencyScore })]).text;
    expect(quiet(2)).toMatch(/used to order often .*: A\.$/);
    expect(quiet(1)).toMatch(/^No account .* has gone quiet\.$/);
  });

  test("names the highest expected value", () => {
    expect(findings.promise(lifetime({})).text).toMatch(
      /^A has the highest expected value: 1\.50 million in 12 months \(80% interval .*\), not checked on held-back orders\. .* active with a probability of 20%\.$/,
    );
    expect(findings.promise(lifetime({ purchases: null })).text).toMatch(/Nothing is drawn\.$/);
  });

  test("is not to be planned with where the account's own check misses, whatever holds for all", () => {
    const money = { foreseen: 100, low: 80, high: 120, seen: 105 };
    const own = (seenMoney: number) => ({
      check: { money, rows: [{ customer: "A", foreseenMoney: 90, seenMoney }] },
    });
    expect(findings.promise(lifetime(own(85))).text).toContain("and its check in money holds.");
    expect(findings.promise(lifetime(own(10))).text).toContain(
      "not to be used for planning: its check in money holds for all accounts together, but misses this one.",
    );
  });

  test("is checked on time held back, with what the span allows", () => {
    const orders = { foreseen: 41.6, seen: 40, meanError: 1.24, naiveError: 2 };
    const check = { heldBackDays: 365, orders, money: null };
    expect(findings.lifetimeCheck(lifetime({ check, observedYears: 3 })).text).toMatch(
      /foresaw 42 days with orders, 40 were seen; .* 1\.2, compared with 2\.0 .* read the ranking, not the decimals\.$/,
    );
    expect(findings.lifetimeCheck(lifetime({ check: null, observedYears: 1.5 })).text).toMatch(
      /^Too few accounts repeat .* covers 1\.5 years: a pause may be a season\.$/,
    );
  });

  test("is little where the history is thin", () => {
    expect(findings.thin(lifetime({})).text).toMatch(/fewer than 3 order days after the first: C\. /);
    expect(findings.thin({ rows: [row("A", 0.2)] }).text).toMatch(/^Every account has ordered often enough/);
  });

  test("is most in one segment", () => {
    const segment = (name: string, expectedValue: number) =>
      made<never>({
        name,
        expectedValue,
        low: 1,
        high: 3,
        lastYear: 2,
        thinShare: 0.1,
        check: null,
        largest: { customer: "M", share: 0.4, farOff: true },
      });
    expect(
      findings.richest([segment("small", 10), segment("large", 2e6), segment("none", NaN)], { check: null })
        .text,
    ).toMatch(
      /^"large" has the highest expected value, 2\.00 million .* Of this expected value, M alone is 40%, and .* 10%\.$/,
    );
    expect(findings.richest([segment("none", NaN)], { check: null }).text).toMatch(
      /^No segment has an expected value/,
    );
  });
});

describe("what to offer next", () => {
  test("counts suggestions and rules", () => {
    expect(
      findings.suggestions([made<never>({ suggestions: ["x"] }), made<never>({ suggestions: [] })]).text,
    ).toMatch(/^1 of 2 customers gets a suggestion/);
    expect(findings.baskets([1, 2, 3], [made({})], []).text).toMatch(
      /^3 orders give 1 rule, of which none is beyond chance after the correction\.$/,
    );
    expect(findings.baskets([1], [made({}), made({})], [made({})]).text).toMatch(
      /^1 order gives 2 rules, of which 1 is beyond chance .* even this one describes habits of a few accounts\.$/,
    );
    const two = [made<never>({}), made<never>({})];
    expect(findings.baskets([1, 2], two, two).text).toMatch(
      /of which 2 are beyond chance .* even those describe/,
    );
  });

  test("says what few colour baskets allow", () => {
    const rule = (adjustedPValue: number) => made<never>({ adjustedPValue, thin: true });
    expect(findings.colours([1], [rule(0.3)]).text).toMatch(
      /^1 basket allows 1 rule, of which 1 rests on .* and none survives .*: a demonstration of the method, not a finding\.$/,
    );
    expect(findings.colours([1, 2], [rule(0.3), rule(0.01)]).text).toMatch(
      /^2 baskets allow 2 rules, .* and 1 survives .*: those are worth a look/,
    );
  });

  test.each([
    [0.5, "reasonable"],
    [0.25, "weak"],
    [0.24, "no substantial"],
  ])("groups products at a silhouette of %d with %s structure", (silhouette, word) => {
    expect(findings.productGroups(12, made({ k: 3, silhouette })).text).toMatch(
      new RegExp(`^12 qualities fall into 3 groups .*: ${word} structure`),
    );
  });

  test("has too few products to group", () => {
    expect(findings.productGroups(1, null).text).toMatch(/^Only 1 quality has lines enough/);
    expect(findings.productGroups(2, null).text).toMatch(/^Only 2 qualities have lines enough/);
  });
});
