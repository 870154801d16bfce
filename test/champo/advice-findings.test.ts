import { describe, expect, test } from "vitest";
import { adviceFindings as findings } from "../../src/cases/champo/findings/advice-findings";

/** A made result: only what the sentence is made of. */
function made<T>(part: object): T {
  return part as T;
}

describe("advice", () => {
  const advice = (now: number, effect: object | null = null) =>
    made<never>({ effect, watch: { now: { value: now }, alarm: { value: 0.6 }, when: "below" } });

  test("is counted, and says where an alarm has been passed", () => {
    expect(findings.recommendations([advice(0.9), advice(0.1)]).text).toMatch(
      /^2 recommendations, each by a written rule .*; for 1 the alarm has been passed already\./,
    );
    expect(findings.recommendations([advice(0.9)]).text).toContain("; no alarm has been passed.");
  });

  test("has an effect, or does not", () => {
    expect(findings.effects([advice(1, {}), advice(1)]).text).toMatch(
      /^1 of 2 recommendations has an expected effect/,
    );
  });

  test("calls who is silent, or nobody", () => {
    const account = (state: string, revenue: number) =>
      made<never>({ state, revenue, lastYear: revenue / 10 });
    expect(findings.silent([account("lapsed", 30), account("active", 70)]).text).toMatch(
      /^1 of 2 accounts is silent; to date it brought 30, 30\.0% of all revenue, and 3 of it in the last 365 days\./,
    );
    expect(findings.silent([account("active", 70)]).text).toBe(
      "None of 1 account is silent: there is nobody to call.",
    );
    const accounts = [{ customer: "A", silences: 5, returned: 3 }];
    expect(findings.comebacks(made({ accounts, withinDays: 90 })).text).toMatch(
      /^Of 5 earlier silences as long as that of A, 3 ended with an order within 90 days/,
    );
    expect(findings.comebacks(made({ accounts: [], withinDays: 90 })).text).toMatch(
      /^Nobody has gone silent/,
    );
  });

  test("has offers, words for marketing, and numbers to watch", () => {
    expect(findings.offers([{ adoption: { customers: 4, adopted: 1 } }], 2).text).toMatch(
      /^1 of 2 segments has a next product\./,
    );
    expect(findings.offers([], 2).text).toMatch(/^No segment is so narrow/);
    expect(
      findings.marketing([{ segment: "S", offer: "Samples", channel: "Calls", timing: "May" }]).text,
    ).toMatch(
      /For the first segment, "S", the offer is "Samples", the channel "Calls", and the timing "May"\.$/,
    );
    expect(findings.watched([1, 2, 3, 4, 5, 6, 7, 8], 2).text).toMatch(
      /^8 numbers for 2 segments; none is missing\./,
    );
    expect(findings.watched([1, 2, 3], 1).text).toMatch(/^3 numbers for 1 segment; 1 is missing/);
  });
});

describe("a plan of samples", () => {
  const none = "There are no samples that a plan could go by: nobody knows who converts.";
  const plan = (part: object) =>
    made<never>({
      accounts: [],
      products: [],
      cells: [{ planned: 3, samples: 5 }],
      moved: 40,
      budget: 100,
      expectedGain: 12.4,
      gainLow: 3,
      gainHigh: 20,
      chanceOfGain: 0.97,
      assumptions: { furtherSampleReturn: 0.5 },
      ...part,
    });
  const empty = plan({ cells: [] });

  test("is not made without samples", () => {
    for (const { text } of [
      findings.belief(made({ rates: [] })),
      findings.spread(made({ cells: [] })),
      findings.accounts(empty, 0.9),
      findings.products(empty),
      findings.pairs(empty, 5, 0.5, 2),
      findings.gain(empty, 1, { expectedGain: 0 }),
      findings.groupPlans(empty),
      findings.heldOutPlans(made({ halves: [] })),
      findings.assumptions([empty]),
      findings.saving([empty]),
    ])
      expect(text).toBe(none);
  });

  test("begins with a belief, and with what differs more", () => {
    const belief = made<never>({ priorMean: 0.2, priorSamples: 31, averageRate: 0.21, rates: [1] });
    expect(findings.belief(belief).text).toMatch(
      /convert 20\.0%, .* as much as 31 samples\. .* at 21\.0%\.$/,
    );
    const spread = (accounts: number, products: number) =>
      findings.spread(made({ cells: [1], spread: { accounts, products, pairs: 0.1 } })).text;
    expect(spread(0.4, 0.5)).toMatch(/the product matters at least as much as the account\.$/);
    expect(spread(0.5, 0.4)).toMatch(/the account matters more than the product\.$/);
  });

  test("counts what happens to accounts, products and pairs", () => {
    const words = ["send fewer", "send more", "send more", "swap", "ask first", "keep"];
    const accounts = words.map((word) => ({ word }));
    expect(findings.accounts(plan({ accounts }), 0.9).text).toMatch(
      /^Of 6 accounts, the plan sends fewer to 1, more to 2 and other products to 1\. Ask first: 1\. .* 90% certainty\. Unchanged: 1\.$/,
    );
    expect(findings.products(plan({ products: [{ word: "send more", name: "DURRY" }] })).text).toMatch(
      /^More samples: DURRY\./,
    );
    expect(findings.products(plan({ products: [{ word: "keep", name: "DURRY" }] })).text).toMatch(
      /^No product gets more/,
    );
    const cells = [
      { planned: 3, samples: 5 },
      { planned: 5, samples: 5 },
    ];
    expect(findings.pairs(plan({ cells }), 5, 0.5, 2).text).toMatch(
      /^The plan changes 1 of 2 pairs; the 5 largest .* at least 50% and gets at most 2\.0 times/,
    );
  });

  test.each([
    ["The same budget, shared again", 1, {}],
    ["The budget times 0.80, shared again", 0.8, {}],
    ["No sample would be better off elsewhere", 0.8, { moved: 0 }],
  ])("gains: %s", (words, budget, part = {}) => {
    const { text } = findings.gain(plan(part), budget, { expectedGain: 4 });
    expect(text.startsWith(`${words}: `)).toBe(true);
    expect(text).toMatch(
      /is 12 \(95% interval 3 to 20\)\. It is a gain in 97% of the draws .* converts at 50% .* By accounts alone it would be 4\./,
    );
  });

  test("that changes nothing says so, and nothing else", () => {
    expect(findings.gain(plan({ moved: 0 }), 1, { expectedGain: 0 }).text).toBe(
      "No sample would be better off elsewhere: all 100 samples stay where they are.",
    );
    const cells = [{ planned: 5, samples: 5, rate: 0.001 }];
    expect(findings.pairs(plan({ cells }), 1, 0.5, 2).text).toMatch(
      /^The plan changes none of 1 pairs\. Each/,
    );
    const at = (expectedGain: number) => plan({ assumptions: { budget: 0.5 }, expectedGain, cells });
    expect(findings.assumptions([at(0.2), at(-0.3)]).text).toMatch(/^None of 2 cases is expected to change/);
    expect(findings.saving([at(-0.3)]).text).toMatch(/^No sample is expected to convert/);
    const spread = { accounts: 0.001, products: 0, pairs: 0.002 };
    expect(findings.spread(made<never>({ cells, spread })).text).toMatch(/^Samples convert alike/);
    const rates = [{ samples: 40 }];
    expect(findings.belief(made<never>({ rates, averageRate: 0 })).text).toMatch(/^None of the 40 samples/);
    expect(findings.belief(made<never>({ rates, averageRate: 1 })).text).toMatch(/^All of the 40 samples/);
  });

  test("is judged by segments, by halves, by assumptions and by smaller budgets", () => {
    expect(findings.groupPlans(plan({})).text).toMatch(/add up to the total: 12\./);
    const halves = made<never>({ halves: [1, 2], promised: 30, kept: 20, gained: 2 });
    expect(findings.heldOutPlans(halves).text).toMatch(/forecast 30 more .* gain 20 .*; 2 of 2 gain\./);
    const at = (budget: number, expectedGain: number) => plan({ assumptions: { budget }, expectedGain });
    expect(findings.assumptions([at(1, 12), at(1, -3)]).text).toMatch(
      /^1 of 2 cases gains .* from -3 to 12 converted/,
    );
    expect(findings.saving([at(0.8, 0), at(0.9, 5), at(1, 12)]).text).toMatch(
      /^With fewer .* 2 of these cases .* is 0\.80 times/,
    );
    expect(findings.saving([at(0.8, -1), at(1, 12)]).text).toMatch(/^In none of these cases/);
  });
});
