import { describe, expect, it } from "vitest";
import { accountSilence } from "../../src/value/account-silence";
import { crossSell } from "../../src/advice/cross-sell";
import { marketingPlan } from "../../src/cases/champo/advice/marketing-plan";
import { orderSeason } from "../../src/value/order-season";
import { recommend } from "../../src/advice/recommend";
import { CHAMPO_ADVICE } from "../../src/cases/champo/advice/champo-advice";
import { salesLinesOf } from "../../src/lines/sales-lines";
import { sale } from "../lines/sales";
import { studyAdvice } from "./study-advice";

const studies = [7, 11].map((seed) => studyAdvice(seed, 4));

describe("recommendations", () => {
  it("reach every group and all customers, with evidence, a metric and an alarm", () => {
    for (const { recommendations, profiles } of studies) {
      for (const profile of profiles) {
        expect(recommendations.some((advice) => advice.segment === profile.index)).toBe(true);
      }
      expect(recommendations[0].segment).toBeNull();
      for (const { evidence, why, watch, action, expected, cost, risk } of recommendations) {
        expect(evidence.length).toBeGreaterThan(0);
        for (const { text } of [why, action, expected, cost]) expect(text).not.toBe("");
        for (const text of [watch.metric, risk]) expect(text).not.toBe("");
        expect(why.text).not.toMatch(/undefined|NaN|Infinity/);
      }
    }
  });

  it("say in their sentence what their evidence says", () => {
    for (const advice of studies.flatMap(({ recommendations }) => recommendations)) {
      expect(advice.evidence.some(({ quantity }) => advice.why.text.includes(quantity.text))).toBe(true);
      for (const { source } of advice.evidence) expect(source).toMatch(/^(08|09|10)-[a-z-]+#[a-z-]+$/);
    }
  });

  it("name only members of the group they speak of", () => {
    for (const { recommendations, profiles } of studies) {
      for (const { segment, who } of recommendations) {
        if (segment === null) continue;
        expect(who.every((name) => profiles[segment].customers.includes(name))).toBe(true);
      }
    }
  });

  it("differ where the data differ, and call an unsupported division what it is", () => {
    const [a, b] = studies.map(({ recommendations }) =>
      recommendations.map(({ why }) => why.text).join("\n"),
    );
    expect(a).not.toBe(b);
    expect(a).toContain("convenience");
    const basis = studies[0];
    expect(
      recommend({ ...basis, status: "supported" as const }, CHAMPO_ADVICE)
        .map(({ why }) => why.text)
        .join(),
    ).not.toContain("convenience");
  });

  it("plan a channel, a product and a time for every group", () => {
    for (const { profiles, names, lines, allocation } of studies) {
      const plan = marketingPlan(profiles, names, lines, allocation);
      expect(plan.map((line) => line.segment)).toEqual(names.map((entry) => entry.name));
      for (const line of plan)
        for (const text of Object.values(line)) expect(text).not.toMatch(/NaN|undefined/);
    }
  });
});

describe("what they are drawn from", () => {
  const sales = salesLinesOf([
    ...["2019-01-01", "2019-02-01", "2019-03-01", "2019-12-31"].map((day) =>
      sale("steady", day, { amount: 1 }),
    ),
    ...["2019-01-01", "2019-01-11", "2019-01-21"].map((day) => sale("overdue", day, { amount: 1 })),
    sale("lapsed", "2018-06-01", { amount: 1 }),
  ]);

  it("is silence against an account's own rhythm", () => {
    const states = new Map(accountSilence(sales).map((account) => [account.customer, account.state]));
    expect([...states].sort()).toEqual([
      ["lapsed", "lapsed"],
      ["overdue", "overdue"],
      ["steady", "active"],
    ]);
  });

  it("is a season per covered month, not the month that the workbook covers most often", () => {
    const season = orderSeason(sales, ["steady", "overdue"]);
    expect(season).toMatchObject({ month: "January", orders: 7 });
    expect(orderSeason(sales, ["nobody"])).toMatchObject({ month: null, orders: 0 });
  });

  it("is what the other buyers of the main product buy", () => {
    const { base } = studies[0];
    const group = studies[0].profiles[studies[0].profiles.length - 1].customers;
    const offer = crossSell(base, group);
    if (offer === null) return;
    expect(offer.ofThoseAlso).toBeLessThanOrEqual(offer.otherBuyers);
    expect(offer.notYet.length * 2).toBeGreaterThan(group.length);
    expect(offer.product).not.toBe(offer.main);
    expect(crossSell(base, base.customers)).toBeNull();
  });
});
