import { describe, expect, test } from "vitest";
import { segmentDependence } from "../../src/advice/dependence-advice";
import { recommendation, type Recommendation } from "../../src/advice/recommendation";
import { allocationChange } from "../../src/cases/champo/charts/allocation-change";
import { conversionIntervals } from "../../src/cases/champo/charts/conversion-intervals";
import { orderRhythm } from "../../src/cases/champo/charts/order-rhythm";
import { ordersAgainstSamples } from "../../src/cases/champo/charts/orders-against-samples";
import { revenuePareto } from "../../src/cases/champo/charts/revenue-pareto";
import { adviceFindings } from "../../src/cases/champo/findings/advice-findings";
import { modelFindings } from "../../src/cases/champo/findings/model-findings";
import { salesFindings } from "../../src/cases/champo/findings/sales-findings";
import { bestAndWorst } from "../../src/cases/champo/sales/best-and-worst";
import { conversionRates } from "../../src/cases/champo/sales/conversion";
import { sampledAccounts } from "../../src/cases/champo/sales/sampled-accounts";
import { sampleWatch } from "../../src/cases/champo/samples/sample-watch";
import { shrinkConversion } from "../../src/cases/champo/samples/shrunken-conversion";
import { centerHeatMap } from "../../src/charts/clustering/center-heat-map";
import { correlationHeatMap } from "../../src/charts/features/correlation-heat-map";
import { segmentFlow } from "../../src/charts/validity/segment-flow";
import { redundancy } from "../../src/customers/explore/redundancy";
import { clusterFindings } from "../../src/findings/cluster-findings";
import { choiceFindings } from "../../src/findings/choice-findings";
import { salesLinesOf } from "../../src/lines/sales-lines";
import { concentration } from "../../src/lines/concentration";
import { observations } from "../../src/math/linear/observations";
import { prose } from "../../src/text/prose";
import { table } from "../../src/text/table";
import { salesLine, sampleLine } from "./small-workbook";

/** A made result: only what the sentence is made of. */
function made<T>(part: object): T {
  return part as T;
}

const samples = (item: string, sent: number, converted: number) =>
  Array.from({ length: sent }, (_, i) => sampleLine({ item, converted: i < converted }));

describe("the picture says what the sentence below it says", () => {
  const few = [...samples("KNOTTED", 1, 1), ...samples("DURRY", 200, 80), ...samples("HAND TUFTED", 120, 6)];

  test("of three samples, none are best or worst", () => {
    const rates = conversionRates(few, "item");
    expect(bestAndWorst(rates.groups)).toMatchObject({
      compared: 2,
      best: { name: "DURRY" },
      worst: { name: "HAND TUFTED" },
    });
    expect(conversionIntervals(rates, "product type").alt).toBe(
      "Of those with at least 100 samples, DURRY (40.0%, n = 200) converts best, HAND TUFTED (5.0%, n = 120) worst; all samples 27.1%.",
    );
    const small = conversionRates(samples("DURRY", 3, 1), "item");
    expect(bestAndWorst(small.groups)).toBeNull();
    expect(conversionIntervals(small, "product type").alt).toBe(
      "Fewer than two have 100 samples; all samples 33.3%.",
    );
  });

  test("a total of all years is called so", () => {
    const spread = concentration([
      { name: "A", revenue: 9 },
      { name: "B", revenue: 1 },
    ]);
    expect(revenuePareto(spread).alt).toMatch(
      /^Over all years A brought 9 \(90\.0%\).*1 of 2 customers makes 80%/,
    );
    expect(salesFindings.fourFifths(spread, 1).text).toBe(
      "Over all years A alone brought 9 of 10. 1 customer brought four fifths of the revenue.",
    );
  });

  test("an average describes nobody only where few decide it", () => {
    const of = (...revenues: readonly number[]) =>
      salesFindings.equalCustomers(concentration(revenues.map((revenue, i) => ({ name: `${i}`, revenue }))))
        .text;
    expect(of(90, 4, 3, 3)).toMatch(/so an average over customers describes nobody\.$/);
    expect(of(25, 25, 25, 25)).toMatch(/of it: an average over customers is not decided by a few\.$/);
  });

  test("samples that move within accounts are not said to move between them", () => {
    const account = (name: string, now: number, planned: number) => ({ name, samples: now, planned });
    const accounts = [account("A", 9, 4), account("B", 2, 7), account("C", 5, 5)];
    expect(allocationChange(made<never>({ moved: 8, accounts })).alt).toBe(
      "8 samples move. Fewer than now go to A, more to 1 other account.",
    );
  });

  test("rows are called what they are", () => {
    const centers = { clusterNames: ["cluster 1"], featureNames: ["log lot"], values: [[2]] };
    expect(centerHeatMap(centers).alt).toMatch(/from the average customer\.$/);
    expect(centerHeatMap(centers, "Groups of qualities", "quality").alt).toMatch(
      /from the average quality\.$/,
    );
  });

  test("yes and no are words", () => {
    expect(table("Accounts", [{ outlying: true }, { outlying: false }]).rows).toEqual([["yes"], ["no"]]);
  });
});

describe("one of several in pictures", () => {
  test("agrees", () => {
    const x = observations([
      [1, 1, 5],
      [2, 2, 1],
      [3, 3, 4],
    ]);
    expect(correlationHeatMap(redundancy(x)).alt).toContain("3 features, 1 strongly correlated pair;");
    const flow = { fromK: 2, fromLabel: 0, toK: 3, toLabel: 0, rows: 4 };
    expect(segmentFlow([flow]).alt).toBe(
      "From k = 2 to k = 3 there is 1 stream; 1 carries a whole cluster on undivided.",
    );
    expect(segmentFlow([flow, { ...flow, toLabel: 1 }]).alt).toMatch(/there are 2 streams; none carries/);
    const accounts = sampledAccounts([salesLine({}), salesLine({ kind: "sample" })]);
    expect(orderRhythm(accounts).alt).toContain(
      "1 ordering account; 1 placed a single order; the busiest ordered in 1 different month.",
    );
    expect(ordersAgainstSamples(accounts).alt).toBe(
      "1 account; A-1 was sent most samples (1 line against 1 order line); no account was sent none.",
    );
  });
});

describe("rates of the plan and rates of all samples", () => {
  test("are not called the same, since the plan leaves contradicted samples out", () => {
    const belief = adviceFindings.belief(shrinkConversion([{ name: "A", samples: 30, converted: 20 }])).text;
    expect(belief).toContain(
      "Together, the 30 samples whose marks the orders do not contradict converted at 66.7%.",
    );
    const cell = { account: "A", samples: 10, converted: 5, planned: 10 };
    const [watched] = sampleWatch(
      made<never>({ cells: [cell], gainDraws: [[0]], accounts: [{ name: "A" }] }),
    )(made<never>({ customers: ["A"] }));
    expect(watched.metric).toBe("conversion of its samples whose marks the orders do not contradict");
  });
});

describe("what to do first", () => {
  const advice = (kind: Recommendation["kind"], who: readonly string[], effect: object | null = {}) =>
    recommendation("All customers", null, made<never>({ kind, who, effect, action: prose`Record it` }));

  test.each([
    [
      [advice("dependence", ["A", "B"]), advice("win back", ["C"]), advice("samples", ["A"])],
      "Act first on what needs no model: the agreements with the 2 largest accounts and the 1 call to silent accounts. Then run the sample plan for half a year and count again; only such a trial shows whether rates last when samples move. Make the segments again with each new year of orders.",
    ],
    [
      [advice("win back", ["C", "D"]), advice("samples", [], null)],
      "Act first on what needs no model: the 2 calls to silent accounts. Record it: without a record no plan can be made. Make the segments again with each new year of orders.",
    ],
    [
      [advice("method", [])],
      "No advice can be followed without a model: no account is silent, and none is so large that the company depends on it. Make the segments again with each new year of orders.",
    ],
  ])("follows the advice there is", (recommendations, expected) => {
    expect(adviceFindings.firstSteps(recommendations).text).toBe(expected);
  });
});

describe("offers that nobody took up by themselves", () => {
  const offer = (customers: number, adopted: number) => ({ adoption: { customers, adopted } });
  test.each([
    [[offer(14, 0)], "Nobody who could be followed took it up without an offer: try it on a few first."],
    [[offer(0, 0)], "No buyer without it could be followed for two years: try it on a few first."],
    [[offer(14, 2)], "Nobody is known to have offered it to those who took it up;"],
  ])("are to be tried on a few", (offers, expected) => {
    expect(adviceFindings.offers(offers, 2).text).toContain(expected);
  });
});

test("the strongest coefficients are those of the firm ones", () => {
  const each = (column: string, coefficient: number, sameSign: number) => ({
    column,
    coefficient,
    sameSign,
    fits: 5,
  });
  const { text } = modelFindings.coefficients(
    { notRun: null },
    made<never>([each("pieces", 0.9, 4), each("KNOTTED", 0.3, 5), each("UK", -0.2, 5)]),
  );
  expect(text).toContain(
    "left out. Of these, the strongest for an order: KNOTTED (0.30); against an order: UK (-0.20)",
  );
});

test("the choice says so where the checks speak for one segment", () => {
  const judged = (outcome: string) => [
    made<never>({ method: { name: "Ward" }, scorecard: { decision: { outcome } } }),
  ];
  const text = (outcome: string) =>
    choiceFindings.chosen({ k: 2, method: "Ward", status: "constructed", judged: judged(outcome) }).text;
  expect(text("one segment")).toBe(
    "No: the checks speak for one segment. The rule chooses 2 segments by Ward as a working division, not as a discovery.",
  );
  expect(text("not supported")).toContain("No: the data do not support any number of segments in full");
});

test("an account manager is advised for an account that is worth one", () => {
  const line = (customer: string, amount: number, day: number) => ({
    customer,
    date: new Date(Date.UTC(2019, 0, day)),
    amount,
    order: null,
    quantity: 1,
    product: null,
    country: null,
  });
  const advice = (others: number) => {
    const lines = salesLinesOf([line("A", 90, 1), line("B", 10, 2), line("Z", others, 300)]);
    const profile = made<never>({ kind: "segment", customers: ["A", "B"], index: 0 });
    return segmentDependence(profile, made<never>({ lines, silence: [], names: [{ name: "S" }] }));
  };
  expect(advice(900)?.action.text).toContain("Give A a plan and a manager of its own");
  expect(advice(9000)).toBeNull();
});

test("where every distance gives another division, they are not counted", () => {
  const comparison = (distance: string, kMedoidsAgreement: number) =>
    made<never>({ distance, rankCorrelation: 0.9, kMedoidsAgreement });
  const text = (...agreements: readonly number[]) =>
    clusterFindings.distances(agreements.map((value, i) => comparison(`d${i}`, value))).text;
  expect(text(0.5, 0.6)).toContain("With both the result is another one, so the choice has to have a reason");
  expect(text(0.5, 0.99)).toContain(
    "With 1 of 2 distances the result is another one, so the choice has to have a reason",
  );
  expect(text(0.5, 0.6, 0.7)).toContain("With each of them the result is another one");
  expect(text(0.99, 0.99)).toContain("decides little here");
});

test("criteria that cannot vote for one cluster are counted", () => {
  const votes = ["highest; cannot choose 1", "highest; can choose 1"].map((rule) => ({
    criterion: "c",
    k: 1,
    rule,
  }));
  expect(choiceFindings.ballot({ votes }, "Ward", 2).text).toBe(
    "For Ward, none of 2 criteria speaks for k = 2. 1 of them cannot vote for one cluster at all; votes therefore only rank what has passed the requirements.",
  );
});
