import { describe, expect, it, test } from "vitest";
import { cohortMap } from "../../src/charts/value/cohort-map";
import { silenceCurves } from "../../src/charts/value/silence-curves";
import { retentionFindings } from "../../src/findings/retention-findings";
import { salesLinesOf, type SalesLine } from "../../src/lines/sales-lines";
import { cohortTriangle } from "../../src/value/retention/cohort-triangle";
import { kaplanMeier, survivalQuantile } from "../../src/value/retention/kaplan-meier";
import { silenceSurvivalRows } from "../../src/value/retention/retention-rows";
import { silenceSurvival } from "../../src/value/retention/silence-survival";
import fixture from "../fixtures/r-survival/cases.json";

describe("the survival curve is that of R's survfit", () => {
  const near = (found: number, expected: number | null): void => {
    if (expected === null) expect(found).toBeNaN();
    else expect(Math.abs(found - expected)).toBeLessThan(fixture.tolerance);
  };

  it.each(Object.entries(fixture.cases))("%s", (_, { time, ended, steps, most }) => {
    const found = kaplanMeier(time.map((each, i) => ({ time: each, ended: ended[i] })));
    expect(found.map((step) => step.time)).toEqual(steps.time);
    expect(found.map(({ atRisk }) => atRisk)).toEqual(steps.atRisk);
    expect(found.map(({ events }) => events)).toEqual(steps.events);
    found.forEach((step, i) => {
      near(step.survival, steps.survival[i]);
      near(step.low, steps.low[i]);
      near(step.high, steps.high[i]);
    });
    const quantile = survivalQuantile(found, 0.8);
    near(quantile.time, most.time);
    near(quantile.low, most.low);
    near(quantile.high, most.high);
  });

  it("refuses times that cannot be, and an interval of nothing", () => {
    expect(() => kaplanMeier([{ time: -1, ended: true }])).toThrow("time -1");
    expect(() => kaplanMeier([{ time: NaN, ended: true }])).toThrow("time NaN");
    expect(() => kaplanMeier([], { confidence: 1 })).toThrow("confidence");
    expect(kaplanMeier([{ time: 4, ended: false }])).toEqual([]);
    expect(survivalQuantile([], 0.8)).toEqual({ time: NaN, low: NaN, high: NaN });
  });
});

const DAY = 86_400_000;
const line = (customer: string, day: string): SalesLine => ({
  customer,
  order: null,
  date: new Date(`${day}T00:00:00Z`),
  amount: 10,
  quantity: 1,
  product: null,
  country: null,
});

describe("the cohort triangle", () => {
  const sales = salesLinesOf([
    ...["2020-01-05", "2020-02-10", "2020-04-01"].map((day) => line("A", day)),
    ...["2020-01-20", "2020-01-25"].map((day) => line("B", day)),
    ...["2020-02-03", "2020-03-31", "2020-04-10"].map((day) => line("C", day)),
    line("D", "2020-04-20"),
  ]);

  it("counts accounts by their first month, and leaves out a month that has not ended", () => {
    const { unit, cohorts, retention } = cohortTriangle(sales);
    expect(unit).toBe("month");
    expect(cohorts).toEqual([
      { period: "2020-01", accounts: 2, active: [2, 1, 0] },
      { period: "2020-02", accounts: 1, active: [1, 1] },
    ]);
    expect(retention.map(({ accounts, active }) => [accounts, active])).toEqual([
      [3, 3],
      [3, 2],
      [2, 0],
    ]);
    expect(retention[1].low).toBeLessThan(2 / 3);
    expect(retention[1].high).toBeGreaterThan(2 / 3);
  });

  it("takes the last month where the lines end on its last day", () => {
    const whole = salesLinesOf([...sales.lines, line("D", "2020-04-30")]);
    expect(cohortTriangle(whole).cohorts.at(-1)).toEqual({ period: "2020-04", accounts: 1, active: [1] });
    expect(cohortTriangle(whole).cohorts[0].active).toEqual([2, 1, 0, 1]);
  });

  it("takes quarters where many months are covered", () => {
    const long = salesLinesOf([...sales.lines, line("A", "2021-12-31")]);
    const { unit, cohorts } = cohortTriangle(long);
    expect(unit).toBe("quarter");
    expect(cohorts[0]).toEqual({ period: "2020 Q1", accounts: 3, active: [3, 2, 0, 0, 0, 0, 0, 1] });
    expect(cohortTriangle(long, { unit: "month" }).unit).toBe("month");
    expect(() => cohortTriangle(long, { unit: "week" as "month" })).toThrow('"week"');
  });

  it("says how many order again, or that too few are followed", () => {
    expect(retentionFindings.cohorts(cohortTriangle(sales)).text).toContain("Too few customers");
    const many = Array.from({ length: 9 }, (_, i) => [
      line(`K${i}`, "2020-01-05"),
      ...(i < 6 ? [line(`K${i}`, "2020-02-05")] : []),
      line(`K${i}`, "2020-04-02"),
    ]).flat();
    const triangle = cohortTriangle(salesLinesOf(many));
    const { text } = retentionFindings.cohorts(triangle);
    expect(text).toContain(
      "Of 9 customers, 67% order in the month after their first (95% interval 35% to 88%)",
    );
    expect(text).toContain("followed for 2 months, 0% order in the last of them");
    expect(cohortMap(triangle).alt).toBe("Of 9 customers, 67% order in the month after their first.");
    expect(cohortMap(cohortTriangle(salesLinesOf([line("A", "2020-01-05")]))).alt).toContain("do not cover");
  });
});

describe("how long silences last", () => {
  const start = Date.UTC(2020, 0, 1);
  const every = (customer: string, gap: number, until: number): SalesLine[] =>
    Array.from({ length: Math.floor(until / gap) + 1 }, (_, i) =>
      line(customer, new Date(start + i * gap * DAY).toISOString().slice(0, 10)),
    );
  const sales = salesLinesOf([
    ...every("WEEKLY", 7, 350),
    ...every("MONTHLY", 30, 350),
    ...every("GONE", 10, 100),
  ]);
  const groups = [
    { name: "rhythm", customers: ["WEEKLY", "MONTHLY"] },
    { name: "gone", customers: ["GONE"] },
    { name: "nobody", customers: ["X"] },
  ];
  const silences = silenceSurvival(sales, groups);

  it("the 80% point is that of the segment's silences, and who is silent for longer is named", () => {
    expect(silences[0]).toMatchObject({ accounts: 2, silences: 62, ended: 61 });
    expect(silences[0].half.time).toBe(7);
    // 50 silences of 7 days, 11 of 30, and one of 20 days that is still going on.
    expect(silences[0].most.time).toBe(7);
    // MONTHLY is silent for 20 days, which is usual for it.
    expect(silences[0].signals).toEqual([]);
    expect(silences[1]).toMatchObject({ most: { time: 10 }, signals: ["GONE"] });
    expect(silences[2]).toMatchObject({ accounts: 0, silences: 0, signals: [] });
    expect(silences[2].most.time).toBeNaN();
  });

  it("is said and drawn", () => {
    expect(retentionFindings.silences(silences).text).toBe(
      'A silence is a signal where it is longer than 80% of the segment\'s silences: 7 days in "rhythm", 10 in "gone". Silent for longer now, and longer than in 80% of their own silences: GONE.',
    );
    expect(retentionFindings.silences([silences[2]]).text).toContain("In no segment");
    expect(retentionFindings.silences([silences[1]]).text).toContain("within 10 days");
    expect(silenceCurves(silences).data).toHaveLength(2);
    expect(silenceCurves([]).alt).toContain("In no segment");
    const rows = silenceSurvivalRows(silences);
    expect(rows[1]["silent for longer, and than usual for them"]).toMatchObject({ text: "GONE" });
    expect(rows[2]["half end within (days)"]).toBe("not reached");
  });
});

test("a silence that is still going on makes the curve higher, not lower", () => {
  const ended = [3, 5, 8, 13].map((time) => ({ time, ended: true }));
  const curve = kaplanMeier(ended);
  const longer = kaplanMeier([...ended, { time: 20, ended: false }]);
  curve.forEach(({ survival }, i) => expect(longer[i].survival).toBeGreaterThan(survival));
});
