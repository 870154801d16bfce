import { describe, expect, it } from "vitest";
import { contractsOf } from "../../src/advice/contracts-of";
import { customerBaseOf } from "../../src/customers/customer-base";
import { contractFindings } from "../../src/findings/contract-findings";
import { salesLinesOf, type SalesLine } from "../../src/lines/sales-lines";
import { contractOutlook, type Contract } from "../../src/value/contracts/contract-outlook";
import { contractRows } from "../../src/value/contracts/contract-rows";
import { contractSurvival, fitContracts } from "../../src/value/contracts/shifted-beta-geometric";
import { chanceStillThere, expectedTaken, fitBgBb } from "../../src/value/discrete/bg-bb";
import { orderMonths } from "../../src/value/discrete/order-months";
import type { Spell } from "../../src/value/retention/kaplan-meier";

/** Contracts of a thousand customers by the published shares that are still there after each renewal (Fader & Hardie 2007). */
function contractsBy(shares: readonly number[]): Spell[] {
  const last = shares.length - 1;
  const left = shares
    .slice(1)
    .flatMap((share, i) =>
      Array.from({ length: Math.round(10 * (shares[i] - share)) }, () => ({ time: i + 1, ended: true })),
    );
  return [
    ...left,
    ...Array.from({ length: Math.round(10 * shares[last]) }, () => ({ time: last, ended: false })),
  ];
}

const HIGH_END = [100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1];
const REGULAR = [100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1];

describe("contracts", () => {
  it.each([
    ["high end", HIGH_END, 0.6681, 3.8061],
    ["regular", REGULAR, 0.7041, 1.182],
  ])("of Fader & Hardie's %s customers have the published parameters", (_, shares, alpha, beta) => {
    const model = fitContracts(contractsBy(shares));
    expect(model.converged).toBe(true);
    expect(model.alpha).toBeCloseTo(alpha, 4);
    expect(model.beta).toBeCloseTo(beta, 4);
    expect(contractSurvival(model, 0, 5)).toBe(1);
    expect(contractSurvival(model, 7)).toBeCloseTo(shares[7] / 100, 1);
    // Those who stayed longer are likelier to stay.
    expect(contractSurvival(model, 1, 6)).toBeGreaterThan(contractSurvival(model, 1));
    expect(contractSurvival(model, 3) * contractSurvival(model, 4, 3)).toBeCloseTo(
      contractSurvival(model, 7),
      12,
    );
  });

  it("that cannot be are refused", () => {
    expect(() => fitContracts([{ time: 0, ended: true }])).toThrow("0 periods, ended");
    expect(() => fitContracts([{ time: 1.5, ended: false }])).toThrow("1.5 periods");
    expect(() => fitContracts([{ time: 3, ended: true }])).toThrow("1 customers that left");
  });

  const contracts = contractsBy(REGULAR).map((spell, i): Contract => ({ ...spell, customer: `C${i}` }));
  const groups = [
    { name: "all", customers: contracts.map(({ customer }) => customer) },
    { name: "few", customers: ["C0", "C999"] },
  ];

  it("have an outlook: those there now, expected there later, with an interval", () => {
    const [all, few] = contractOutlook(contracts, groups, 7, 7);
    expect(all).toMatchObject({ customers: 1000, left: 759, staying: { now: 241 } });
    expect(all.seen.share).toBeCloseTo(0.241, 10);
    expect(all.seen.low).toBeLessThan(0.241);
    const each = contractSurvival(all.model!, 7, 7);
    expect(all.staying.expected).toBeCloseTo(241 * each, 6);
    expect(all.staying.low).toBeLessThan(all.staying.expected);
    expect(all.staying.high).toBeGreaterThan(all.staying.expected);
    expect(few.model).toBeNull();
    expect(contractFindings.outlook([all, few], 7).text).toMatch(
      /^"all" loses most: of its 241 customers there now, \d+ are expected/,
    );
    expect(contractFindings.outlook([few], 7).text).toContain("No column says");
    expect(contractFindings.outlook(null, 7).text).toContain("No column says");
    const missed = { ...all, byModel: 0.9 };
    expect(contractFindings.outlook([missed], 7).text).toContain("do not plan with its figure");
    expect(contractRows([all, few])[1]["80% interval"]).toBe("not known");
  });

  it("are read from an outcome of leaving and a column of tenure, and from nothing else", () => {
    const base = customerBaseOf({
      name: "phones",
      customers: ["A", "B", "C"],
      columns: [{ name: "tenure", type: "amount", role: "feature", numbers: [0, 5, NaN] }],
    });
    const y = Uint8Array.of(1, 0, 1);
    const outcome = { outcome: "Churn Label", rows: [0, 1, 2], table: { y } } as never;
    expect(contractsOf(base, outcome)).toEqual({
      tenure: "tenure",
      contracts: [
        { customer: "A", time: 1, ended: true },
        { customer: "B", time: 5, ended: false },
      ],
    });
    expect(contractsOf(base, { outcome: "answered", rows: [0], table: { y } } as never)).toBeNull();
    expect(contractsOf(base, null)).toBeNull();
    const other = customerBaseOf({
      name: "phones",
      customers: ["A"],
      columns: [{ name: "tenure", type: "amount", role: "feature", numbers: [1.5] }],
    });
    expect(contractsOf(other, outcome)).toBeNull();
  });
});

/** Donations of 11,104 people in six years (Fader, Hardie & Shang 2010): years with one, the last of them, people. */
const DONATIONS = [
  [6, 6, 1203],
  [5, 6, 728],
  [4, 6, 512],
  [3, 6, 357],
  [2, 6, 234],
  [1, 6, 129],
  [5, 5, 335],
  [4, 5, 284],
  [3, 5, 225],
  [2, 5, 173],
  [1, 5, 119],
  [4, 4, 240],
  [3, 4, 181],
  [2, 4, 155],
  [1, 4, 78],
  [3, 3, 322],
  [2, 3, 255],
  [1, 3, 129],
  [2, 2, 613],
  [1, 2, 277],
  [1, 1, 1091],
  [0, 0, 3464],
];

describe("opportunities", () => {
  const histories = DONATIONS.map(([taken, lastTaken, customers]) => ({
    opportunities: 6,
    taken,
    lastTaken,
    customers,
  }));

  it("of Fader, Hardie & Shang's donors have the published parameters and likelihood", () => {
    const model = fitBgBb(histories);
    expect(model).toMatchObject({ customers: 11104, converged: true });
    expect(model.alpha).toBeCloseTo(1.2035, 4);
    expect(model.beta).toBeCloseTo(0.7497, 4);
    expect(model.gamma).toBeCloseTo(0.6567, 4);
    expect(model.delta).toBeCloseTo(2.7834, 4);
    expect(model.logLikelihood).toBeCloseTo(-33225.58, 2);
    // Their table of the next five years: 3.75 for those who gave each year, 0.07 for those who never gave again.
    expect(expectedTaken(model, histories[0], 5)).toBeCloseTo(3.75, 2);
    expect(expectedTaken(model, histories[21], 5)).toBeCloseTo(0.07, 2);
    expect(expectedTaken(model, histories[0], 0)).toBe(0);
    expect(chanceStillThere(model, histories[0])).toBe(1);
    expect(chanceStillThere(model, histories[21])).toBeLessThan(0.3);
  });

  it("that cannot be are refused", () => {
    const bad = { opportunities: 2, taken: 3, lastTaken: 2, customers: 1 };
    expect(() => fitBgBb([bad])).toThrow("3 of 2");
    expect(() => fitBgBb([{ ...bad, taken: 0, lastTaken: 0 }])).toThrow("nobody who took");
  });

  it("are the months of sales lines, with a check on held-back ones", () => {
    const lines = Array.from({ length: 12 }, (_, c) =>
      Array.from({ length: 24 }, (_, month): SalesLine[] =>
        month === 0 || (month + c) % (2 + (c % 3)) === 0
          ? [
              {
                customer: `C${c}`,
                order: null,
                date: new Date(Date.UTC(2020, month, 10)),
                amount: 5,
                quantity: 1,
                product: null,
                country: null,
              },
            ]
          : [],
      ).flat(),
    ).flat();
    const whole = [...lines, { ...lines[0], date: new Date(Date.UTC(2021, 11, 31)) }];
    const found = orderMonths(salesLinesOf(whole))!;
    expect(found).toMatchObject({ accounts: 12, ahead: 12, check: { heldBack: 6, accounts: 12 } });
    const { foreseen, seen, before } = found.check!;
    expect(Math.abs(foreseen / seen - 1)).toBeLessThan(0.2);
    expect(Math.abs(seen - before)).toBeLessThan(6);
    expect(contractFindings.months(found).text).toContain("held back, the model foresaw");
    expect(contractFindings.months({ ...found, check: null }).text).toContain("nothing could be held back");
    expect(contractFindings.months(null).text).toContain("Too few months");
    expect(orderMonths(salesLinesOf(lines.slice(0, 5)))).toBeNull();
  });
});
