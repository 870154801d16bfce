import { describe, expect, test } from "vitest";
import { adviceFindings } from "../../src/cases/champo/findings/advice-findings";
import { modelFindings } from "../../src/cases/champo/findings/model-findings";
import { salesFindings } from "../../src/cases/champo/findings/sales-findings";
import { choiceFindings } from "../../src/findings/choice-findings";
import { clusterFindings } from "../../src/findings/cluster-findings";
import { featureFindings } from "../../src/findings/feature-findings";
import { profileFindings } from "../../src/findings/profile-findings";
import type { Finding } from "../../src/text/prose";

/** A made result: only what the sentence is made of. */
function made<T>(part: object): T {
  return part as T;
}

const spike = (spiked: boolean, largestShare = 0.9) => ({
  month: "2018-07",
  largestCustomer: "A",
  largestShare,
  revenue: 1,
  spike: spiked,
});
const months = (...all: readonly object[]) => made<never>({ months: all, spikeFence: 1 });
const year = (complete: boolean) => ({ year: 2018, revenue: 5, complete });
const card = (word: string) => made<never>({ word, customer: "A" });

describe("where one of several is meant", () => {
  const sentences: readonly (readonly [Finding, string])[] = [
    [salesFindings.spikes(months(spike(true), spike(false))), "Beyond the fence of 1: 1 of 2 months"],
    [
      salesFindings.years({ years: made<never>([year(true), year(false)]) }),
      "Covered only in part: 1 of 2 years",
    ],
    [
      salesFindings.aboveAverage(made<never>({ all: { rate: 0.2 }, groups: [{ low: 0.3, name: "UK" }] })),
      "1 of 1 country has an",
    ],
    [clusterFindings.misplaced(made<never>({ perRow: [-1, 1, 1] })), "1 of 3 customers lies nearer"],
    [
      clusterFindings.stable(made<never>({ lowest: 0.1, segments: [{ jaccard: 0.9 }, { jaccard: 0.1 }] })),
      "1 of 2 clusters is stable",
    ],
    [clusterFindings.doubt(made<never>({ uncertainty: [0.5, 0], k: 2 })), "1 of 2 customers belongs to none"],
    [
      clusterFindings.placedAgreement(made<never>({ comparedRows: 2, noiseRows: 1, value: 1 })),
      "1 noise customer takes no part",
    ],
    [choiceFindings.inDoubt(made<never>({ staysShare: [0.5, 1] })), "is in doubt: it stays with its segment"],
    [
      choiceFindings.ballot(
        made<never>({
          votes: [
            { k: 2, rule: "" },
            { k: 3, rule: "" },
          ],
        }),
        "Ward",
        2,
      ),
      "1 of 2 criteria speaks",
    ],
    [
      choiceFindings.passing(made<never>([{ method: "Ward", k: 2, fails: "" }, { fails: "gap" }])),
      "1 of 2 candidates passes every",
    ],
    [featureFindings.components(made<never>({ cumulative: [0.95, 1] })), "the first alone 95.0%"],
    [
      featureFindings.parts(
        made<never>({ customers: ["A", "B"], parts: ["rug"], buyers: [1], shares: [[1], [0]] }),
      ),
      "1 of 2 customers has more than nine tenths in a single column. 1 column has fewer",
    ],
    [
      profileFindings.firm([card("firm"), card("borderline")]),
      "1 of 2 customers is firmly in its segment; the other lies",
    ],
    [profileFindings.cards([card("firm")]), "1 is firm"],
    [
      adviceFindings.offers([{ adoption: { customers: 3, adopted: 1 } }], 2),
      "1 of 2 segments has a next product",
    ],
    [adviceFindings.watched([{}, {}, {}], 1), "1 is missing"],
    [adviceFindings.effects([made<never>({ effect: {} })]), "1 of 1 recommendation has an"],
    [modelFindings.suggestions(made<never>([{ suggestions: [1] }])), "1 of 1 customer gets a"],
  ];
  test.each(sentences.map(([finding, part]) => ({ text: finding.text, part })))("$part", ({ text, part }) => {
    expect(text).toContain(part);
  });
});

describe("where there is nothing to say it of", () => {
  test.each([
    [
      salesFindings.mostSampled([made<never>({ customer: "A", sampleLines: 0, revenue: 1 })]),
      /^No account received/,
    ],
    [salesFindings.aboveAverage(made<never>({ all: { rate: NaN }, groups: [] })), /^There are no samples/],
    [salesFindings.abroad([made<never>({ name: "USA" })]), /^All orders come from USA\.$/],
    [
      salesFindings.zeros(made<never>({ all: { zeroOrderLines: 0, zeroSampleShare: NaN }, byItem: [] })),
      /There is no sample line\.$/,
    ],
    [
      salesFindings.equalSamples(made<never>({ lines: 0, profiles: 0, mixedShare: NaN })),
      /^There are no samples to look alike/,
    ],
    [
      salesFindings.equalSamples(made<never>({ lines: 9, profiles: 4, mixedShare: 0 })),
      /pieces, area\)\. No profile both did and did not convert\.$/,
    ],
    [modelFindings.suggestions([]), /^The recommendation sheet holds no customer/],
    [modelFindings.baskets([], [], []), /^0 orders give no rule/],
    [modelFindings.colours([], []), /^0 baskets allow no rule/],
    [profileFindings.tests([]), /^All columns were compared, so none is left/],
    [salesFindings.years({ years: made<never>([year(true)]) }), /^The strongest year is 2018 with 5\.$/],
  ])("%#", ({ text }, expected) => {
    expect(text).toMatch(expected);
  });
});

test("months that one customer makes are events, others are not", () => {
  const ends = (...all: readonly object[]) => salesFindings.spikes(months(...all)).text;
  expect(ends(spike(true), spike(false))).toMatch(/an event, not a season\.$/);
  expect(ends(spike(true, 0.4))).toMatch(/No single customer brings half of it\.$/);
  expect(ends(spike(true, 0.4), spike(true))).toMatch(/In 1 of them one customer brings more than half/);
});

test("logarithms that calm nobody are not praised", () => {
  const rows = (name: string, varianceShare: number) => made<never>({ rows: [{ name, varianceShare }] });
  expect(featureFindings.giant(rows("A", 0.8), rows("B", 0.2)).text).toMatch(
    /no customer makes up more than 20/,
  );
  expect(featureFindings.giant(rows("A", 0.3), rows("B", 0.5)).text).toMatch(/Here logarithms calm nobody/);
});

test("whether a plan gains under all, some or none of the assumptions", () => {
  const plans = (...gains: readonly number[]) =>
    adviceFindings.assumptions(gains.map((expectedGain) => made<never>({ cells: [{}], expectedGain }))).text;
  expect(plans(1, 2)).toMatch(/gains under all of these assumptions, but how much depends on them\.$/);
  expect(plans(-1, 2)).toMatch(/^1 of 2 cases gains .*: whether a plan gains depends on the assumptions\.$/);
  expect(plans(-1, -2)).toMatch(/under none of these assumptions does a plan gain\.$/);
  const unsent = made<never>({ cells: [{}], expectedGain: -1, planned: 10, budget: 14 });
  expect(adviceFindings.assumptions([unsent]).text).toMatch(/does a plan gain, for further samples go only/);
});
