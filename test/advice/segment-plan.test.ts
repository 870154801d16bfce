import { describe, expect, test } from "vitest";
import { meaningOf } from "../../src/advice/archetypes";
import { segmentPlanRows, segmentPlans } from "../../src/advice/segment-plan";
import { toolRows } from "../../src/advice/tool-rows";
import { salesLinesOf } from "../../src/lines/sales-lines";
import { outcomeShares } from "../../src/models/outcome-shares";
import { customerBase } from "../../src/customers/read-customer-base";
import { customerBaseOf } from "../../src/customers/customer-base";
import { customerFeatures } from "../../src/customers/recipe/apply-recipe";
import { benefitRows } from "../../src/advice/benefit-rows";
import { planFindings } from "../../src/findings/plan-findings";
import { outcomeFindings } from "../../src/findings/outcome-findings";
import {
  confusionRows,
  effectRows,
  outcomeBySegment,
  outcomeCurves,
  outcomeRows,
  repairRows,
} from "../../src/models/outcome-rows";
import { outcomeStudy } from "../../src/models/outcome-study";
import { nameSegments } from "../../src/segments/naming/name-segments";
import { profileGroups } from "../../src/segments/profiles/profile-segments";
import { segmentationOf } from "../../src/segments/segmentation";

const ROWS = Array.from({ length: 120 }, (_, i) => i);

/** Customers in two groups; the first uses more of a column, and leaves more often. */
function groups(column: string, unit = "", least = 0) {
  const base = customerBaseOf({
    name: "shops",
    customers: ROWS.map((i) => `c${i}`),
    columns: [
      {
        name: column,
        type: "score",
        unit,
        role: "feature",
        numbers: ROWS.map((i) => least + (i % 2) * 10 + (i % 7) / 10),
      },
      {
        name: "height",
        type: "score",
        role: "feature",
        numbers: ROWS.map((i) => (i % 2) * 5 + (i % 5) / 10),
      },
      {
        name: "left",
        type: "category",
        role: "outcome",
        texts: ROWS.map((i) => (i % 2 === 1 && i % 3 > 0 ? "gone" : "here")),
      },
    ],
  });
  const features = customerFeatures(base, {});
  const labels = Int32Array.from(ROWS, (i) => i % 2);
  const clustering = { method: "k-means", labels, clusterCount: 2, parameters: { k: 2, seed: 1 } };
  const segmentation = segmentationOf(clustering, features, base);
  return { base, segmentation, profiles: profileGroups(segmentation), names: nameSegments(segmentation) };
}

describe("the plan for each segment", () => {
  test("claims a kind of customer only where a column carries that meaning, with its numbers", () => {
    const { profiles, names } = groups("share of discount orders");
    const plans = segmentPlans(profiles, names);
    const sensitive = plans.filter(({ archetype }) => archetype?.name === "price-sensitive");
    expect(sensitive).toHaveLength(1);
    expect(sensitive[0].evidence.text).toMatch(/median share of discount orders is 10.*compared with/);
    expect(planFindings.known(plans).text).toMatch(/1 of 2 segments/);
  });

  test("calls a segment lapsed that is silent for a year and for longer than the others", () => {
    const kinds = (least: number): readonly (string | undefined)[] => {
      const { profiles, names } = groups("days since last order", "days", least);
      return segmentPlans(profiles, names).map(({ archetype }) => archetype?.name);
    };
    expect(kinds(400)).toEqual(expect.arrayContaining(["lapsed", undefined]));
    expect(kinds(350)).toEqual(expect.arrayContaining(["at risk", undefined]));
    expect(kinds(0)).toEqual([undefined, undefined]);
  });

  test("offers what study.yaml says, by the number of the segment, and keeps the evidence", () => {
    const { profiles, names } = groups("share of discount orders");
    const plans = segmentPlans(profiles, names);
    const own = segmentPlans(profiles, names, { offers: { 1: "a free delivery a month." } });
    expect(own[0].action.text).toBe("Offer, as study.yaml has it: a free delivery a month.");
    expect(own[0].evidence).toEqual(plans[0].evidence);
    expect(own[1].action).toEqual(plans[1].action);
  });

  test("says what an outcome asks for where it happens more or less often than to all", () => {
    const { segmentation, profiles, names } = groups("width");
    const outcome = outcomeShares(segmentation)!;
    expect(outcome).toMatchObject({ outcome: "left", yes: "gone", ofAll: 1 / 3 });
    const plans = segmentPlans(profiles, names, { outcome });
    const [often] = plans.filter(({ outcome: happened }) => happened?.kind === "often leaving");
    expect(often.action.text).toMatch(/^Keep them: test an offer to stay on a random half/);
    expect(often.evidence.text).toMatch(
      /^left is gone for 66\.7% of its 60 customers, compared with 33\.3% of all\./,
    );
    const [seldom] = plans.filter(({ outcome: happened }) => happened?.kind === "seldom leaving");
    expect(seldom.action.text).toMatch(/spend nothing on keeping them/);
    expect(segmentPlanRows(plans)[often.index]).toMatchObject({
      kind: "often leaving",
      watch: "churn: the share with left gone",
    });
    const as = (name: string) =>
      segmentPlans(profiles, names, { outcome: { ...outcome, outcome: name } })[often.index].outcome?.kind;
    expect(as("responded")).toBe("often answering");
    expect(as("colour")).toBe("colour gone more often");
    const level = {
      ...outcome,
      ofAll: 40 / 60,
      groups: outcome.groups.map(() => outcome.groups[often.index]),
    };
    expect(segmentPlans(profiles, names, { outcome: level })[often.index].outcome).toBeNull();
  });

  test("sees who could spend more: little spent, and a high income", () => {
    const of = (income: number) => {
      const { profiles, names } = groups("spending score");
      const low = profiles.findIndex(({ descriptors }) => descriptors[0].percentile < 0.5);
      const [spent, height] = profiles[low].descriptors;
      const earned = { ...height, descriptor: "income", percentile: income, median: 2, medianOfAll: 1 };
      const plan = segmentPlans(
        [{ ...profiles[low], index: 0, descriptors: [spent, earned] }],
        [names[low]],
      )[0];
      return { kind: plan.archetype?.name, why: plan.evidence.text };
    };
    expect(of(0.9).kind).toBe("able to spend more");
    expect(of(0.9).why).toMatch(/median spending score is .* The median income is 2, compared with 1 of all/);
    expect(of(0.5).kind).toBe("low-spending");
  });

  test("names a second kind by a column of another meaning, and none by one of the same", () => {
    const of = (name: string) => {
      const { profiles, names } = groups("visits");
      const high = profiles.findIndex(({ descriptors }) => descriptors[0].percentile > 0.5);
      const [visits, height] = profiles[high].descriptors;
      const column = { ...height, descriptor: name };
      return segmentPlans([{ ...profiles[high], index: 0, descriptors: [visits, column] }], [names[high]]);
    };
    expect(segmentPlanRows(of("monthly_spend"))[0]["kind"]).toBe("high-spending; loyal");
    expect(of("monthly_spend")[0].evidence.text).toMatch(
      /^The median monthly_spend is .* The segment is also loyal\. The median of visits is /,
    );
    expect(of("transactions")[0].also).toBeNull();
  });

  test("gives a budget by the last year where lines know it", () => {
    const { profiles, names } = groups("width");
    const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
    const line = (customer: string, date: string, amount: number) => ({
      customer,
      order: `${customer}${date}`,
      date: day(date),
      amount,
      quantity: 1,
      product: "wine",
      country: null,
    });
    const lines = salesLinesOf([
      ...profiles[0].customers.map((customer) => line(customer, "2023-01-01", 90)),
      ...profiles[0].customers.map((customer) => line(customer, "2025-12-01", 10)),
      ...profiles[1].customers.map((customer) => line(customer, "2025-12-31", 30)),
    ]);
    expect(segmentPlans(profiles, names).map(({ budget }) => budget.text)).toEqual(["50%", "50%"]);
    const shares = [0.225, 0.207, 0.1915, 0.1905, 0.186];
    const five = shares.map((shareOfCustomers, index) => ({ ...profiles[0], index, shareOfCustomers }));
    const own = five.map(() => names[0]);
    const budgets = segmentPlans(five, own).map(({ budget }) => budget.text);
    expect(budgets).toEqual(["22%", "21%", "19%", "19%", "19%"]);
    expect(segmentPlans(profiles, names, { lines }).map(({ budget }) => budget.text)).toEqual(["25%", "75%"]);
  });

  test("makes nothing up where no column says how customers buy", () => {
    const { profiles, names } = groups("width");
    const plans = segmentPlans(profiles, names);
    expect(plans.map(({ archetype }) => archetype)).toEqual([null, null]);
    expect(planFindings.plan(plans[0]).text).toMatch(/Ask a few members/);
    expect(segmentPlanRows(plans)[0]).toMatchObject({ kind: "not known" });
  });

  test("meanings are read from headers", () => {
    const read = ["Recency", "NumDealsPurchases", "tenure", "Age", "spent per night"].map(meaningOf);
    expect(read).toEqual(["recency", "discount", "tenure", null, "order value"]);
    expect(["Monthly Charges", "monthly_spend", "Spend", "suspended"].map(meaningOf)).toEqual([
      "spending",
      "spending",
      "spending",
      null,
    ]);
  });
});

describe("an outcome", () => {
  test("that one column gives away is said to be, with the column", async () => {
    const rows = Array.from({ length: 120 }, (_, i) => {
      const gift = i % 3 === 0 ? 5 + (i % 7) : 0;
      return `C${i},${20 + ((i * 37) % 41)},${gift},${gift > 0 ? "yes" : "no"}`;
    });
    const base = await customerBase(["id,visits,gift,respond", ...rows].join("\n"), {
      columns: { respond: "outcome" },
    });
    const said = outcomeFindings.foresight(outcomeStudy({ base, featureOptions: {} }, 7)).text;
    expect(said).toContain("one column says the outcome by itself: gift.");
    expect(said).toContain("role: describe");
  });

  test("that follows from the features is foreseen, and counted segment by segment", () => {
    const { base, segmentation, names } = groups("width");
    const study = outcomeStudy({ base, featureOptions: {} }, 7)!;
    expect(study).toMatchObject({ outcome: "left", yes: "gone" });
    expect(study.results[0].scores.auc).toBeGreaterThan(0.75);
    // Two forecasts to beat, and five models with outcomes as they are and balanced.
    expect(outcomeRows(study)).toHaveLength(12);
    // One probability for all: half of all pairs, and no decisions.
    expect(outcomeRows(study)[0]).toMatchObject({ model: "rate of all", recall: "", F1: "" });
    expect(outcomeRows(study)[0]["area under the ROC curve"]).toMatchObject({ value: 0.5 });
    const called = confusionRows(study).flatMap((row) =>
      ["left gone", "not so"].map((name) => (row[name] as { value: number }).value),
    );
    expect(called.reduce((sum, each) => sum + each, 0)).toBe(120);
    expect(repairRows(study)).toHaveLength(3);
    expect(effectRows(study.effects)[0]["feature"]).toBe("width");
    expect(outcomeCurves(study).map(({ name }) => name)[1]).toBe("a single question");
    expect(study.tree[0].question).toMatch(/^width above /);
    for (const finding of ["decided", "repaired", "changes"] as const)
      expect(outcomeFindings[finding](study).text).not.toContain("not defined");
    const rates = outcomeBySegment(study, segmentation.labels, names);
    // Nobody of 60 is gone: up to 6.0%, by Wilson's interval.
    const nobody = rates.find((row) => (row["left gone"] as { value: number }).value === 0)!;
    expect(nobody["customers"]).toBe(60);
    expect(nobody["95% interval"]).toMatchObject({ text: "0.0% to 6.0%" });
    expect(outcomeFindings.foresight(study).text).toMatch(/left is gone for 33\.3% of 120 customers/);
    expect(outcomeFindings.gain(study).text).toMatch(/times as many as a random choice/);
    const here = toolRows(base, null).filter((row) => row["here?"] === "yes, below");
    expect(here.map(({ tool }) => tool)).toEqual(["a model of an outcome"]);
  });

  test("is none where no column is one, and the sentences say what would be needed", () => {
    const { base } = groups("width");
    const without = customerBaseOf({ ...base, columns: base.columns.slice(0, 2) });
    expect(outcomeStudy({ base: without, featureOptions: {} }, 7)).toBeNull();
    expect(outcomeFindings.foresight(null).text).toMatch(/No column is an outcome/);
  });
});

describe("what clustering gives", () => {
  const of = (...segments: readonly (number | null)[]) => segments.map((segment) => ({ segment }));
  const say = (list: ReturnType<typeof of>, status: "supported" | "constructed") =>
    planFindings.benefit(list, { status }).text;

  test("depends on the advice that needs segments, and on the checks", () => {
    expect(say(of(null, 0, 1), "supported")).toMatch(
      /^2 of 3 recommendations need the segments; the other 1 would be .* may be built on them\.$/,
    );
    expect(say(of(0), "constructed")).toMatch(
      /^1 of 1 recommendation needs the segments\. The checks do not/,
    );
    expect(say(of(null), "constructed")).toMatch(/^No recommendation needs the segments/);
  });

  test("is a table of four uses", () => {
    const chosen = { depth: 1, questions: 1, agreement: 1, agreementLeftOut: 0.978, price: 1 };
    const rows = benefitRows({
      sizes: [24, 21],
      rules: { chosen, baseline: 0.533 },
      tests: [
        { pValue: 0.001, adjustedPValue: 0.01 },
        { pValue: 0.5, adjustedPValue: 1 },
        { pValue: null, adjustedPValue: null },
      ],
      recommendations: of(null, 0),
    });
    expect(rows.map(({ here }) => here.text)).toEqual([
      "2 segments instead of 45 customers",
      "1 question is right for 97.8% of the customers left out; naming the largest segment for 53.3%",
      "1 of 2 columns held out of the clustering differ between the segments",
      "1 of 2 recommendations concerns one segment",
    ]);
    const none = benefitRows({
      sizes: [4],
      rules: { chosen: { ...chosen, questions: 0 }, baseline: 1 },
      tests: [],
      recommendations: [],
    });
    expect(none[2].here.text).toBe("Nothing held out could be tested");
  });
});
