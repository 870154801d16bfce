import { describe, expect, test } from "vitest";
import {
  flagsFinding,
  keptOutFinding,
  matchesFinding,
  planMoneyFinding,
} from "../../src/cases/champo/findings/flag-findings";
import type { CellAllocation } from "../../src/cases/champo/samples/cell-allocation";
import { flagAudit } from "../../src/cases/champo/samples/flag-audit";
import { sampleWatch } from "../../src/cases/champo/samples/sample-watch";
import { flagRows } from "../../src/cases/champo/samples/flag-rows";
import { matchedSamples, planInMoney } from "../../src/cases/champo/samples/matched-samples";
import { addWarnings } from "../../src/cases/champo/workbook/warnings";
import { ProblemLog } from "../../src/tables/problem-log";
import { orderLine, salesLine, sampleLine, smallWorkbook } from "./small-workbook";

const flagged = (customer: string, item: string, times: number, converted = true) =>
  Array.from({ length: times }, () => sampleLine({ customer, item, converted }));

/** A ordered durries only, and has flags in knotted pieces; B agrees with its orders, in other letters. */
const workbook = smallWorkbook({
  orders: [orderLine({ customer: "A" }), orderLine({ customer: "B", item: "KNOTTED" })],
  samples: [
    ...flagged("A", "DURRY", 2),
    ...flagged("A", "KNOTTED", 3),
    ...flagged("A", "KNOTTED", 1, false),
    ...flagged("A", "JACQUARD", 4, false),
    ...flagged("B", "Knotted ", 2),
  ],
});
const audit = flagAudit(workbook);

describe("flags held against orders", () => {
  test("that are in types never ordered contradict them; a type without flags, or in other letters, does not", () => {
    expect(audit).toMatchObject({ flags: 7, neverOrdered: 3 });
    expect(audit.pairs).toEqual([{ account: "A", product: "KNOTTED", samples: 4, flags: 3 }]);
    expect(audit.accounts[0]).toEqual({
      account: "A",
      samples: 10,
      flags: 5,
      neverOrdered: 3,
      orderLines: 1,
    });
    expect(audit.consistent).toHaveLength(8);
    expect(audit.consistent.some(({ customer, item }) => customer === "A" && item === "KNOTTED")).toBe(false);
  });

  test("are in the check of a workbook, one warning an account", () => {
    const warnings = new ProblemLog();
    addWarnings(workbook, warnings);
    const found = warnings.list().filter(({ column }) => column === "Order Conversion");
    expect(found.map(({ value }) => value)).toEqual([
      '3 of 5 flags of customer "A" in product types that it never ordered',
    ]);
  });

  test("are said, with what follows for the plan", () => {
    expect(flagsFinding(audit).text).toMatch(/^3 of 7 flags "converted" \(42\.9%\) .* in 1 pair of account/);
    expect(flagsFinding(audit).text).toContain(
      "A, with most samples, has 5 flags, 3 of them in types it never ordered, and 1 order line: more flags",
    );
    expect(flagsFinding(audit).text).toContain("more flags than order lines");
    expect(keptOutFinding(audit).text).toMatch(/^1 pair of account and product with 4 samples is kept out/);
    const agree = flagAudit({ ...workbook, samples: flagged("B", "KNOTTED", 1) });
    expect(flagsFinding(agree).text).toMatch(
      /^Every flag .* B, with most samples, has 1 flag and 1 order line\.$/,
    );
    expect(keptOutFinding(agree).text).toMatch(/^Nothing is kept out/);
    expect(flagsFinding(flagAudit({ orders: [], samples: [] })).text).toContain("no samples");
    expect(flagsFinding(flagAudit({ ...workbook, samples: flagged("B", "DURRY", 1, false) })).text).toBe(
      "No sample is flagged as converted.",
    );
  });
});

describe("samples matched to later orders", () => {
  const day = (date: string) => ({ date: new Date(date) });
  const sample = (changes: object) =>
    salesLine({ kind: "sample", amount: 0, ...day("2018-03-01"), ...changes });
  const sales = [
    sample({}),
    sample(day("2018-04-01")),
    sample({ colour: "RED" }),
    sample({ customer: "B" }),
    sample({ customer: "C", design: "-" }),
    salesLine({ amount: 100, ...day("2018-02-01") }),
    salesLine({ amount: 70, ...day("2018-05-01") }),
    salesLine({ amount: 30, ...day("2018-06-01") }),
    salesLine({ customer: "C", design: "-", amount: 500, ...day("2018-06-01") }),
  ];
  const matches = matchedSamples(sales);

  test("agree in all names, came before, and count each order once", () => {
    expect(matches).toMatchObject({ samples: 5, matched: 2, money: 100 });
    expect(matches.accounts[0]).toEqual({ account: "A-1", samples: 3, matched: 2, money: 100 });
  });

  test("are shown next to the flags", () => {
    expect(matchesFinding(matches, { flags: 1 }).text).toMatch(
      /^By the flag 20\.0% of 5 samples converted\. By the orders, 2 samples \(40\.0%\) .* brought 100, 20 per sample sent\./,
    );
    expect(matchesFinding(matchedSamples([sample({})]), { flags: 0 }).text).toContain("no money can be put");
    expect(matchesFinding(matchedSamples([]), { flags: 0 }).text).toContain("no samples to match");
    const [row] = flagRows(audit, { ...matches, accounts: [{ ...matches.accounts[0], account: "A" }] });
    expect(row).toMatchObject({ account: "A", "samples matched to a later order": { value: 2 } });
  });

  test("put money on a plan, or say that they cannot", () => {
    const plan = (planned: number, expectedGain: number) =>
      ({
        cells: [1],
        accounts: [{ name: "A-1", samples: 3, planned }],
        assumptions: { furtherSampleReturn: 0.5 },
        expectedGain,
      }) as unknown as CellAllocation;
    expect(planInMoney(plan(6, 1), matches)).toBeCloseTo(50, 9);
    expect(planInMoney(plan(0, 1), matches)).toBeCloseTo(-100, 9);
    expect(planMoneyFinding(plan(6, 1), matches).text).toMatch(
      /it gains 50\. Both definitions point the same way\.$/,
    );
    expect(planMoneyFinding(plan(0, 1), matches).text).toMatch(
      /it loses 100\. The two definitions contradict/,
    );
    expect(planMoneyFinding(plan(6, 1), matchedSamples([])).text).toContain("cannot be counted in money");
    const empty = { ...plan(6, 1), cells: [] };
    expect(planMoneyFinding(empty, matches).text).toContain("no plan to count");
  });
});

test("an alarm on a rate of zero is left out, for it could never go off", () => {
  const cell = (converted: number) => ({ account: "A", product: "P", samples: 20, planned: 20, converted });
  const watch = (converted: number) =>
    sampleWatch({ cells: [cell(converted)], accounts: [{ name: "A" }], gainDraws: [[1]] } as never)({
      customers: ["A"],
    } as never);
  expect(watch(0)).toEqual([]);
  expect(watch(5)).toHaveLength(1);
});
