import { describe, expect, test } from "vitest";
import { CHAMPO_ADVICE } from "../../src/cases/champo/advice/champo-advice";
import { marketingPlan } from "../../src/cases/champo/advice/marketing-plan";
import { sampleWatch } from "../../src/cases/champo/samples/sample-watch";
import { companyDependence } from "../../src/advice/dependence-advice";
import { recommend } from "../../src/advice/recommend";
import { isAlarmed, type Watch } from "../../src/advice/recommendation";
import { watchList } from "../../src/advice/watch-list";
import { count } from "../../src/text/format";
import { lastYear } from "../../src/lines/last-year";
import { salesLinesOf } from "../../src/lines/sales-lines";
import { customerLifetime } from "../../src/value/customer-lifetime";
import { studyAdvice } from "./study-advice";

const studies = [studyAdvice(7, 2), studyAdvice(11, 4), studyAdvice(23, 3)];

describe("fresh advice", () => {
  test("has no alarm that has been passed already", () => {
    for (const study of studies) {
      const watches = [...study.recommendations.map(({ watch }) => watch), ...watched(study)];
      expect(watches.filter(isAlarmed)).toEqual([]);
    }
  });

  test("that is due later is no alarm yet; one that is passed is", () => {
    const watch: Watch = { metric: "buyers", now: count(2), alarm: count(3), when: "below" };
    expect(isAlarmed(watch)).toBe(true);
    expect(isAlarmed({ ...watch, due: "in a year" })).toBe(false);
  });

  test("protects those who are largest now, not the giant of years ago", () => {
    const [basis] = studies;
    const end = basis.lines.lastDay.getTime();
    const order = { ...basis.lines.lines[0], order: "1", date: new Date(end - 800 * 86_400_000) };
    const giant = { ...order, customer: "GIANT", amount: 1e9 };
    const lines = salesLinesOf([...basis.lines.lines, giant, { ...giant, date: new Date(end), amount: 1 }]);
    const { who, why } = companyDependence({ ...basis, lines })!;
    const largest = lastYear(basis.lines).accounts.slice(0, 5);
    expect(who).toEqual(largest.map(({ customer }) => customer));
    expect(why.text).not.toContain("GIANT");
    expect(companyDependence({ ...basis, lines: salesLinesOf([]) })!.why.text).toContain("of all time");
  });
});

describe("the marketing lines", () => {
  test("leave no group without an offer, and differ where their data do", () => {
    for (const { profiles, names, lines, allocation } of studies) {
      const plan = marketingPlan(profiles, names, lines, allocation);
      for (const { offer, channel } of plan) {
        expect(offer).not.toContain("nothing sets this group apart");
        expect(offer.length).toBeGreaterThan(15);
        expect(channel).toMatch(/call|charge/);
      }
      const said = plan.map(({ offer, channel, product, timing }) =>
        [offer, channel, product, timing].join(),
      );
      expect(new Set(said).size).toBe(plan.length);
      if (plan.length > 2) expect(new Set(plan.map(({ channel }) => channel)).size).toBeGreaterThan(1);
    }
  });

  test("of a group without a word go by the money of the last year, each branch", () => {
    const [{ profiles, names, lines, allocation }] = studies;
    const wordless = names.map((name) => ({ ...name, holding: [] }));
    const offer = (factor: (ago: number) => number): string => {
      const end = lines.lastDay.getTime();
      const changed = lines.lines.map((line) => ({
        ...line,
        amount: line.amount * factor((end - line.date.getTime()) / 86_400_000),
      }));
      return marketingPlan(profiles, wordless, { ...lines, lines: changed }, allocation)[0].offer;
    };
    expect(offer((ago) => (ago < 365 ? 0 : 1))).toContain("first order");
    expect(offer((ago) => (ago < 365 ? 0.01 : 1))).toContain("what changed");
    expect(offer((ago) => (ago < 365 ? 100 : 1))).toContain("to the same terms");
    const year = lastYear(lines);
    const members = year.accounts.filter(({ customer }) => profiles[0].customers.includes(customer));
    const sum = (key: "recent" | "before"): number => members.reduce((total, each) => total + each[key], 0);
    expect(offer((ago) => (ago < 365 ? sum("before") / sum("recent") : 1))).toContain("New designs");
  });
});

function watched(study: (typeof studies)[number]): readonly Watch[] {
  const { allocation, lines } = study;
  return watchList(
    { ...study, rules: CHAMPO_ADVICE } as never,
    customerLifetime(lines),
    sampleWatch(allocation),
  );
}

test("the advice of a study is that of its rules", () => {
  expect(recommend(studies[0], CHAMPO_ADVICE)).toEqual(studies[0].recommendations);
});
