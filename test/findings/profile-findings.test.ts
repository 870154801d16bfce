import { describe, expect, test } from "vitest";
import { summaryRows } from "../../src/segments/profiles/summary-rows";
import { descriptorSummaries } from "../../src/segments/profiles/descriptor-summary";
import type { Descriptor } from "../../src/segments/profiles/descriptor";
import { profileFindings as findings } from "../../src/findings/profile-findings";
import type { DescriptorTest } from "../../src/segments/profiles/held-out-tests";
import type { SegmentProfile } from "../../src/segments/profiles/profile-segments";
import type { SegmentRules } from "../../src/segments/rules/segment-rules";
import { prose } from "../../src/text/prose";

/** A made result: only what the sentence is made of. */
function made<T>(part: object): T {
  return part as T;
}

const tested = (descriptor: string, adjustedPValue: number | null, echo: number | null = null) =>
  made<DescriptorTest>({
    descriptor,
    pValue: adjustedPValue,
    adjustedPValue,
    echo: echo === null ? null : { rankCorrelation: echo },
  });

describe("what was held out", () => {
  test("differs, follows a clustered column, or does neither", () => {
    expect(findings.heldOut([tested("age", 0.2), tested("city", null)]).text).toMatch(
      /the segments do not differ beyond chance \(5% level, Holm's correction\)\.$/,
    );
    expect(findings.heldOut([tested("age", 0.01, 0.3), tested("city", 0.02)]).text).toMatch(
      /the segments differ in age, city \(5% level, Holm's correction\)\.$/,
    );
    expect(findings.heldOut([tested("age", 0.01, -0.7), tested("city", 0.02)]).text).toMatch(
      /differ in age, city .*; 1 of these 2 follows a clustered column closely .* rather than confirms it\.$/,
    );
  });

  test("is counted, with what the count is worth", () => {
    const few = "With so few customers, no difference found is not the same as no difference.";
    expect(findings.tests([tested("age", 0.2), tested("city", null)]).text).toMatch(
      /^The one held-out column, age, does not differ between segments at the 5% level\. /,
    );
    expect(findings.tests([tested("age", 0.2)]).text.endsWith(`take no part. ${few}`)).toBe(true);
    expect(findings.tests([tested("age", 0.01)]).text).toContain(
      "age, differs between segments at the 5% level. Segments of one customer take no part. It does not follow a clustered column closely.",
    );
    expect(findings.tests([tested("age", 0.01), tested("city", 0.2)]).text).toMatch(
      /^1 of 2 held-out columns differs .* after Holm's correction\. .* None of them follows/,
    );
    expect(findings.tests([tested("age", 0.01, 0.9)]).text).toContain("is no independent check: age.");
  });

  test("is named with the column that carries most, and with the strongest contrast", () => {
    const carrying = findings.carryingColumn([{ column: "spend", share: 0.62 }] as never, 9).text;
    expect(carrying).toBe(
      "Of 9 columns spend carries most of the variance between the segments, 62%; an even share would be 11%.",
    );
    const contrast = (byConstruction: boolean, rankVTest: number | null = 4.26) => {
      const descriptor = { descriptor: "age", rankVTest, byConstruction, unit: "", median: 3 };
      const profile = made<SegmentProfile>({ index: 0, kind: "segment", descriptors: [descriptor], mix: [] });
      return findings.contrast([profile], [{ name: "Old" }]).text;
    };
    expect(contrast(true, null)).toBe("No segment differs from all customers in any number.");
    expect(contrast(true)).toBe('The strongest contrast is age in "Old": v = 4.3, by construction.');
    expect(contrast(false)).toMatch(/v = 4\.3, though it was held out of the clustering\.$/);
  });

  test("lists categories that are more or less common than chance allows", () => {
    const profile = (adjustedPValue: number) =>
      made<SegmentProfile>({
        index: 1,
        categories: [
          { descriptor: "country", category: "UK", count: 3, adjustedPValue },
          { descriptor: "country", category: "US", count: 0, adjustedPValue: 0.001 },
          { descriptor: "city", category: "Rome", count: 3, adjustedPValue: 0.001 },
        ],
      });
    expect(findings.categories([profile(0.01)], "country").text).toMatch(
      /^Beyond chance: UK in segment 2 \(hyper/,
    );
    expect(findings.categories([profile(0.3)], "country").text).toMatch(/^No country is more or less common/);
  });
});

describe("a segment", () => {
  const profile = (part: object) => made<SegmentProfile>({ index: 0, size: 4, kind: "segment", ...part });
  const name = made<never>({ name: "Weavers" });

  test("that comes first is described by its value, or by its size where there is none", () => {
    const first = profile({ shareOfValue: 0.62, largestCustomerShare: 0.5 });
    const base = (value: string | null) =>
      made<never>({ base: { value, customers: ["A", "B", "C", "D", "E"] } });
    expect(findings.firstGroup([first], [name], base("revenue")).text).toBe(
      'The segment with the most revenue, "Weavers", holds 4 of 5 customers and 62.0% of it; its largest customer has 50.0% of that.',
    );
    expect(findings.firstGroup([first], [name], base(null)).text).toBe(
      'The largest segment, "Weavers", holds 4 of 5 customers.',
    );
  });

  test("is of a division that the checks support, or do not", () => {
    const supported = findings.standing({ method: "Ward", status: "supported" });
    expect(supported.text).toBe(
      "The division by Ward is supported: it passes every requirement of the rule in chapter 07.",
    );
    expect(supported.parts).toContainEqual({ name: "standing", text: "supported" });
    expect(findings.standing({ method: "Ward", status: "constructed" }).text).toContain("do not support.");
    const grounds = { because: prose`It passes.`, madeFrom: ["spend", "mix"] };
    expect(findings.grounds(grounds).text).toMatch(
      /^It passes\. Segments differ by construction in .*: spend, mix\.$/,
    );
  });

  test("at a glance has named numbers, and no value where none is known", () => {
    const stability = { jaccard: 0.98, word: "highly stable" } as const;
    const glance = findings.glance(profile({ shareOfCustomers: 0.5, shareOfValue: 0.6 }), name, stability);
    expect(glance.text).toBe(
      "Weavers: 4 customers, 50.0% of all, with 60.0% of the value; bootstrap Jaccard 0.98, highly stable.",
    );
    const names = glance.parts.flatMap((part) =>
      typeof part === "object" && "name" in part ? [part.name] : [],
    );
    expect(names).toEqual([
      "segmentName",
      "segmentSize",
      "segmentCustomerShare",
      "segmentValueShare",
      "segmentJaccard",
      "segmentStability",
    ]);
    const poor = findings.glance(profile({ shareOfCustomers: 0.5, shareOfValue: NaN }), name, stability);
    expect(poor.text).toContain("50.0% of all; bootstrap");
  });

  test("has traits in its name, or none", () => {
    const words = made<never[]>([{ word: "frequent", evidence: "orders a year above 9" }]);
    expect(findings.traits([{ name: "Weavers", words }]).text).toContain("frequent (orders a year above 9).");
    expect(findings.traits([{ name: "The rest", words: [] }]).text).toContain(
      'No word holds for most members of "The rest"',
    );
    const all = [
      { name: "Weavers", words },
      { name: "Tufters", words },
    ];
    expect(findings.traits(all).text).toMatch(/^In the name "Weavers": .*\. In the name "Tufters": /);
  });

  test("has contrasts that prove nothing where all are by construction", () => {
    const rows = (...descriptors: readonly string[]) => descriptors.map((descriptor) => ({ descriptor }));
    expect(findings.describing([]).text).toBe("No descriptor has a v-test beyond 2.");
    expect(findings.describing(rows("pieces *")).text).toBe(
      "1 line has a v-test beyond 2, all by construction: they describe the segments and prove nothing.",
    );
    expect(findings.describing(rows("pieces *", "orders")).text).toContain(
      "1 of them is of a column held out of the clustering",
    );
    expect(findings.describing(rows("samples", "orders")).text).toMatch(
      /^2 lines have .* 2 of them are of columns/,
    );
  });

  test("depends on one customer, or does not, or that cannot be known", () => {
    const of = (largestCustomerShare: number, kind = "segment") =>
      findings.dependence([profile({ largestCustomerShare, customers: ["M"], kind })], [name]).text;
    expect(of(0.5)).toMatch(
      /^Over all, one customer brings half or more of: "Weavers" \(M\)\. Concentration/,
    );
    expect(of(0.49)).toMatch(/^Over all, no segment has half of its value from one customer\. Concentration/);
    expect(of(1, "account")).toMatch(/^Over all, no segment has half/);
    expect(of(NaN)).toMatch(/^What customers are worth is not known/);
  });

  test("has a share of the value, and a typical customer", () => {
    expect(findings.shares([profile({ shareOfValue: 0.6 }), profile({ shareOfValue: 0.4 })]).text).toBe(
      "The segments' shares, from the first on: 60.0%, 40.0%.",
    );
    const paragons = [{ customer: "M", distance: 0.456 }];
    expect(findings.typical([profile({ paragons })], [name]).text).toBe(
      'The most typical customer of "Weavers" is M, nearest to the centre at a distance of 0.46 over all features.',
    );
  });
});

describe("rules and cards", () => {
  const rules = (part: object, more: object = {}) =>
    made<SegmentRules>({
      chosen: { questions: 2, agreement: 0.95, agreementLeftOut: 0.9, price: 1.2, ...part },
      baseline: 0.6,
      grownFrom: 45,
      ruled: 45,
      misplaced: [],
      withoutRule: [],
      filled: [],
      ...more,
    });

  test("count their questions", () => {
    expect(findings.questions(rules({})).text).toMatch(
      /^2 questions .* reproduce the division for 95\.0% .* 90\.0% when/,
    );
    expect(findings.questions(rules({}, { grownFrom: 201 })).text).toMatch(/90\.0% of those left out when/);
    expect(findings.questions(rules({ questions: 1 })).text).toMatch(
      /^1 question about a customer's figures reproduces/,
    );
  });

  test("place customers, some of them elsewhere, and may lead to no segment", () => {
    const names = [{ name: "Weavers" }, { name: "Tufters" }];
    expect(findings.placing(rules({}), names).text).toMatch(/would be right for 60\.0%\.$/);
    const wrong = rules({}, { misplaced: ["A", "B"], withoutRule: [1] });
    expect(findings.placing(wrong, names).text).toMatch(
      /They place A and B elsewhere\. No rule leads to: "Tufters"\.$/,
    );
    const many = Array.from({ length: 21 }, (_, i) => `A${i}`);
    expect(findings.placing(rules({}, { misplaced: many, filled: ["tenure"] }), names).text).toMatch(
      /They place 21 customers elsewhere\. Who lacks a value \(tenure\) counts as the middle customer/,
    );
  });

  test("may take the place of the division, or are right too seldom on customers left out", () => {
    expect(findings.simplicity(rules({ agreementLeftOut: 0.9 })).text).toContain("easy to apply");
    expect(findings.simplicity(rules({ agreementLeftOut: 0.89 })).text).toMatch(
      /place only 89\.0% of the customers left out .* less than 90%, so they cannot replace it/,
    );
  });

  test("count who sits firmly", () => {
    const card = (word: string) => made<never>({ word, customer: "A" });
    expect(findings.firm([card("firm"), card("firm")]).text).toBe(
      "All 2 customers are firmly in their segment.",
    );
    expect(findings.firm([card("firm"), card("borderline")]).text).toMatch(/^1 of 2 customers is firmly/);
    const loose = made<never>({ word: "borderline", customer: "A", stays: 1, silhouette: 0.1 });
    expect(findings.firm([card("firm"), loose, loose], 9_000).text).toBe(
      "1 of 3 customers in the random sample is firmly in its segment. The other 2 are not much nearer to it than to the next one, though all of them come back to it in nearly every resample.",
    );
    const many = Array.from({ length: 43 }, () => card("to be placed by hand"));
    expect(findings.cards(many).text.match(/,/g)!.length).toBeLessThan(14);
    expect(findings.cards(many).text).toMatch(/ and 40 others\. Place these one by one\./);
    expect(findings.cards([card("firm"), card("borderline")]).text).toMatch(
      /^1 is firm, 1 borderline and 0 to be placed by hand \(nearer/,
    );
    expect(findings.cards([card("to be placed by hand")]).text).toMatch(
      /and 1 to be placed by hand, which means .*: A\. Place these one by one\.$/,
    );
  });
});

describe("summary statistics", () => {
  const withRevenue = (values: readonly number[], index = 0): SegmentProfile => {
    const descriptor = { name: "revenue", unit: "currency", values: Float64Array.from(values) };
    const members = [...values.keys()];
    const summary = descriptorSummaries(made<Descriptor>(descriptor), false)(members);
    return made<SegmentProfile>({ index, size: values.length, descriptors: [summary], mix: [] });
  };

  test("have a row for each segment, and none for what no profile has", () => {
    const rows = summaryRows([withRevenue([1, 2, 3, 10]), withRevenue([4], 1)], ["revenue", "age"]);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ segment: 1, members: 4, mean: { value: 4 }, most: { value: 10 } });
    expect((rows[0]["standard deviation"] as { value: number }).value).toBeCloseTo(Math.sqrt(50 / 3), 12);
    expect((rows[1]["standard deviation"] as { value: number }).value).toBeNaN();
  });

  test("say whether a mean describes the members", () => {
    expect(findings.means([withRevenue([1, 2, 3, 100])], "revenue").text).toMatch(
      /^In segment 1 the mean of revenue is 10\.6 times the median/,
    );
    expect(findings.means([withRevenue([1, 2, 3])], "revenue").text).toMatch(
      /means and medians describe the same/,
    );
    expect(findings.means([withRevenue([4])], "revenue").text).toMatch(/^No segment has a median of revenue/);
    expect(findings.revenueAxis([withRevenue([1000, 2e6])]).text).toBe(
      "Every customer is a point. Revenue is drawn on a logarithmic axis: within segment 1 alone it runs from 1.00 thousand to 2.00 million.",
    );
    expect(findings.revenueAxis([withRevenue([-5, 0, 1000, 2e6])]).text).toMatch(
      /^Every customer is a point, but 2 customers at or below 0 have no place on the axis of revenue\. .* from 1\.00 thousand to 2\.00 million\.$/,
    );
    expect(findings.revenueAxis([withRevenue([-5])]).text).toMatch(/a logarithmic axis\.$/);
  });
});

test("a contrast in words is named only where a reader would see one", () => {
  const group = (shareOfSegment: number, shareOfAll: number, vTest = 2.3) =>
    made<SegmentProfile>({
      index: 1,
      categories: [{ descriptor: "country", category: "Portugal", shareOfSegment, shareOfAll, vTest }],
    });
  expect(findings.words([group(0.5, 0.44, 0.8)] as never).text).toBe(
    "No answer in words sets a segment apart: none is more or less common in a segment by 2 standard errors.",
  );
  expect(findings.words([group(0.013, 0.008)] as never).text).toMatch(
    /^No answer in words sets a segment apart.*within 5 percentage/,
  );
  expect(findings.words([group(0.6, 0.2)] as never).text).toBe(
    "The strongest contrast in words: country is Portugal for 60% of segment 2, and for 20% of all customers.",
  );
  expect(findings.words([]).text).toBe("No column holds words.");
  // Beyond 37 standard errors all v-tests are alike: the shares say which is the strongest.
  expect(findings.words([group(0.56, 0.44, 37.05), group(1, 0.22, 37.05)] as never).text).toContain(
    "for 100% of",
  );
});
