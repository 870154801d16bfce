import { beforeAll, describe, expect, test } from "vitest";
import { isCode } from "../../src/notebook/document/document";
import { claimsLedger } from "../../src/report/claims/ledger";
import { notebooksOfSeed, type NotebookRun } from "./notebooks-of-seed";

const PROFILES = "08-segment-profiles";
const TOOLS = "09-other-ml-tools";
const ADVICE = "10-recommendations";
const SEEDS = [11, 23];

let runs: readonly NotebookRun[] = [];

/** A number as a table writes it: `1,134`, `34.6%`, `-5`. */
function valueOf(text: string): number {
  const value = Number(text.replace(/[,%]/g, ""));
  if (Number.isNaN(value)) throw new Error(`"${text}" is no number`);
  return value;
}

function sum(texts: readonly string[]): number {
  return texts.reduce((total, text) => total + valueOf(text), 0);
}

/** The numbers that a pattern finds in a text, or an error that shows the text. */
function numbersIn(text: string, pattern: RegExp): number[] {
  const found = pattern.exec(text);
  if (!found) throw new Error(`${pattern} is not in: ${text}`);
  return found.slice(1).map(valueOf);
}

beforeAll(async () => {
  runs = await Promise.all(SEEDS.map(notebooksOfSeed));
});

/** The samples that a plan may use: those of pairs without a flag in a product that the account never ordered. */
function plannedSamples({ sales, samples }: NotebookRun["workbook"]): number {
  const pair = ({ customer, item }: { customer: string; item: string }) => `${customer}|${item.trim()}`;
  const ordered = new Set(sales.filter(({ kind }) => kind === "order").map(pair));
  const flagged = new Set(samples.filter(({ converted }) => converted).map(pair));
  return samples.filter((sample) => ordered.has(pair(sample)) || !flagged.has(pair(sample))).length;
}

describe("notebooks 08 to 10 on two workbooks of different seeds", () => {
  test("run to the end, and no number in their prose is typed, misplaced or other than computed", () => {
    for (const { documents } of runs) {
      const outputs = [...documents.values()].flatMap(({ cells }) => cells.filter(isCode));
      expect(outputs.flatMap((cell) => cell.outputs).filter((each) => each.output_type === "error")).toEqual(
        [],
      );
      const ledger = claimsLedger(
        [...documents].map(([name, document]) => ({ name, document, addressOf: String })),
      );
      expect(ledger.problems).toEqual([]);
      expect(ledger.claims.length).toBeGreaterThan(300);
    }
  });

  test("name other customers, tell other numbers and give other advice", () => {
    const differing: [string, string][] = [
      [PROFILES, "money-view"],
      [PROFILES, "profile-table"],
      [TOOLS, "conversion-scores"],
      [TOOLS, "suggestions"],
      [TOOLS, "lifetime-table"],
      [TOOLS, "lifetime-by-segment"],
      [ADVICE, "findings"],
      [ADVICE, "one-page"],
      [ADVICE, "silence-table"],
      [ADVICE, "pair-table"],
      [ADVICE, "watch-list"],
    ];
    for (const [notebook, cell] of differing) {
      const [one, other] = runs.map((run) => run.textOf(notebook, cell));
      expect(one, `${notebook}#${cell}`).not.toBe(other);
    }
    const [one, other] = runs.map((run) => run.columnOf(run.tableOf(PROFILES, "names"), "name").join());
    expect(one).not.toBe(other);
  });
});

describe.each(SEEDS.map((seed, i) => ({ seed, i })))("on the workbook of seed $seed", ({ i }) => {
  test("every link to evidence leads to a cell that exists and shows that number", () => {
    const run = runs[i];
    const markdown = (run.documents.get(ADVICE)?.cells ?? [])
      .filter(isCode)
      .flatMap(({ outputs }) => outputs)
      .map((output) => ("data" in output ? String(output.data["text/markdown"] ?? "") : ""))
      .join("\n");
    const links = [...markdown.matchAll(/\[([^\]]+)\]\(([\w-]+)\.ipynb#cell-id=([\w-]+)\)/g)];
    expect(links.length).toBeGreaterThan(15);
    for (const [, number, notebook, cell] of links) {
      const shown = run.textOf(notebook, cell);
      const whole = new RegExp(`(?<![\\d.,])${number.replace(/[.\\%-]/g, "\\$&")}(?![\\d%]|[.,]\\d)`);
      expect(shown, `${notebook}#${cell}`).toMatch(whole);
    }
    const sources = run.columnOf(run.tableOf(ADVICE, "grounds"), "evidence").join();
    for (const [, , notebook, cell] of links) expect(sources).toContain(`[${notebook}#${cell}]`);
  });

  test("every recommendation says who, why, to what effect, at what cost and risk, and when to step in", () => {
    const run = runs[i];
    const grounds = run.tableOf(ADVICE, "grounds");
    for (const name of ["for", "action", "why", "cost", "risk", "evidence"]) {
      for (const text of run.columnOf(grounds, name)) expect(text.trim()).not.toBe("");
    }
    const page = run.textOf(ADVICE, "one-page");
    for (const segment of run.columnOf(run.tableOf(PROFILES, "names"), "name"))
      expect(page).toContain(segment);
    expect(page).not.toMatch(/undefined|NaN/);
  });

  test("the largest customer and the silent ones are those of the workbook", () => {
    const run = runs[i];
    const { customers, sales } = run.workbook;
    const revenue = [...customers].sort((a, b) => b.amount - a.amount);
    const total = revenue.reduce((all, { amount }) => all + amount, 0);
    const share = `${((100 * revenue[0].amount) / total).toFixed(1)}%`;
    expect(run.textOf(ADVICE, "concentration")).toContain(
      `Over all years ${revenue[0].customer} brought ${share} of the revenue`,
    );
    const orders = sales.filter(({ kind }) => kind === "order");
    const end = Math.max(...sales.map(({ date }) => date.getTime()));
    const lapsed = customers
      .map(({ customer }) => customer)
      .filter((name) => {
        const dates = orders.filter((line) => line.customer === name).map(({ date }) => date.getTime());
        return dates.length > 0 && (end - Math.max(...dates)) / 86_400_000 > 365;
      });
    const silent = run.tableOf(ADVICE, "silence-table");
    const states = run.columnOf(silent, "state");
    const listed = run.columnOf(silent, "customer").filter((_, row) => states[row] === "lapsed");
    expect([...listed].sort()).toEqual(lapsed.sort());
    const [said] = numbersIn(run.textOf(ADVICE, "silence-table"), /(\d+) of \d+ accounts are silent/);
    expect(said).toBe(states.length);
    const members = run.columnOf(run.tableOf(ADVICE, "silence-by-segment"), "overdue or lapsed");
    expect(sum(members)).toBe(states.length);
  });

  test("the plan of samples adds up, its words say what its numbers do, and its parts make its gain", () => {
    const run = runs[i];
    const planned = plannedSamples(run.workbook);
    for (const cell of ["allocation-table", "products"]) {
      const table = run.tableOf(ADVICE, cell);
      const [now, then] = [run.columnOf(table, "samples now"), run.columnOf(table, "planned")];
      expect(sum(now)).toBe(planned);
      expect(sum(then)).toBe(planned);
      run.columnOf(table, "advice").forEach((word, row) => {
        const more = Math.sign(valueOf(then[row]) - valueOf(now[row]));
        expect(word === "send more" ? 1 : word === "send fewer" ? -1 : 0).toBe(more);
      });
    }
    const accounts = run.tableOf(ADVICE, "allocation-table");
    const silent = new Set(run.columnOf(run.tableOf(ADVICE, "silence-table"), "customer"));
    run.columnOf(accounts, "account").forEach((account, row) => {
      if (silent.has(account)) expect(run.columnOf(accounts, "advice")[row]).toMatch(/ask first|keep/);
    });
    const words = run.columnOf(accounts, "advice");
    expect(
      numbersIn(
        run.textOf(ADVICE, "allocation-table"),
        /Of (\d+) accounts, the plan sends fewer to (\d+), more to (\d+) and other products to (\d+)\. Ask first: (\d+)\./,
      ),
    ).toEqual([
      words.length,
      ...["send fewer", "send more", "swap", "ask first"].map(
        (word) => words.filter((each) => each === word).length,
      ),
    ]);
    const [gain, low, high] = numbersIn(
      run.textOf(ADVICE, "allocation-gain"),
      /converted samples is (-?\d+) \(95% interval (-?\d+) to (-?\d+)\)/,
    );
    expect(low).toBeLessThan(gain);
    expect(high).toBeGreaterThan(gain);
    const parts = run.columnOf(run.tableOf(ADVICE, "samples-by-segment"), "expected change");
    expect(Math.abs(sum(parts) - gain)).toBeLessThanOrEqual(parts.length);
    const bySegment = run.tableOf(ADVICE, "samples-by-segment");
    for (const column of ["samples now", "planned"]) {
      expect(sum(run.columnOf(bySegment, column))).toBe(planned);
    }
  });

  test("alarms are called passed exactly where they are", () => {
    const run = runs[i];
    const watched = run.tableOf(ADVICE, "watch-list");
    const scale = (text: string): number =>
      valueOf(text.replace(/ (million|thousand)$/, "")) *
      (text.endsWith("million") ? 1e6 : text.endsWith("thousand") ? 1e3 : 1);
    run.columnOf(watched, "alarm").forEach((alarm, row) => {
      const [, side, at] = /^(above|below) ([^:]+)/.exec(alarm) ?? [];
      const [now, border] = [scale(run.columnOf(watched, "now")[row]), scale(at)];
      expect(alarm.includes("passed")).toBe(side === "above" ? now > border : now < border);
    });
  });

  test("marketing offers no samples that the plan takes away", () => {
    const run = runs[i];
    const share = run.tableOf(ADVICE, "samples-by-segment");
    run.columnOf(run.tableOf(ADVICE, "marketing"), "offer").forEach((offer, row) => {
      const [now, planned] = ["samples now", "planned"].map((name) =>
        valueOf(run.columnOf(share, name)[row]),
      );
      if (/^Fewer samples|small charge/.test(offer)) expect(planned).toBeLessThanOrEqual(now);
      if (/^Samples without charge|first set of samples/.test(offer))
        expect(planned).toBeGreaterThanOrEqual(now);
    });
  });

  test("what is said of models is what their tables show", () => {
    const run = runs[i];
    const scores = run.tableOf(TOOLS, "conversion-scores");
    const aucs = run.columnOf(scores, "AUC").map(valueOf);
    const folds = run.columnOf(scores, "folds");
    const models = run.columnOf(scores, "model");
    const fitted = aucs.filter((_, row) => folds[row] === "by customer" && !models[row].startsWith("rate"));
    const tempting = aucs.filter((_, row) => folds[row] === "random rows" && !models[row].startsWith("rate"));
    const said = run.textOf(TOOLS, "findings");
    const [auc, random] = numbersIn(said, /reaches an AUC of (\d\.\d+)\..* would have shown (\d\.\d+)\./);
    expect(Math.abs(auc - Math.max(...fitted))).toBeLessThanOrEqual(0.0051);
    expect(Math.abs(random - Math.max(...tempting))).toBeLessThanOrEqual(0.0051);
    expect(said.includes("hardly")).toBe(Math.max(...fitted) < 0.6);
    const tried = run.tableOf(TOOLS, "hit-rates");
    const ways = run.columnOf(tried, "suggested by");
    const trials = valueOf(run.columnOf(tried, "trials")[0]);
    const rates = run.columnOf(tried, "hits").map((hits) => valueOf(hits) / trials);
    const best = Math.max(...rates.filter((_, row) => ways[row].startsWith("neighbours")));
    const popular = rates[ways.indexOf("popularity")];
    const chance = 2 * Math.sqrt((2 * popular * (1 - popular)) / trials);
    expect(said.includes("do not beat")).toBe(best - popular <= chance);
    expect(said.includes("suggestions by similar customers beat")).toBe(best - popular > chance);
    const segments = run.tableOf(TOOLS, "lifetime-by-segment");
    const named = /after the first: (.*?)\. They/.exec(run.textOf(TOOLS, "lifetime-by-segment"))?.[1] ?? "";
    const thin = named === "" ? 0 : named.split(", ").length;
    expect(sum(run.columnOf(segments, "too thin to judge"))).toBe(thin);
    expect(run.columnOf(segments, "segment")).toEqual(run.columnOf(run.tableOf(PROFILES, "names"), "name"));
  });

  test("profiles count every customer once, and their shares make the whole", () => {
    const run = runs[i];
    const money = run.tableOf(PROFILES, "money-view");
    expect(sum(run.columnOf(money, "customers"))).toBe(run.workbook.customers.length);
    expect(Math.abs(sum(run.columnOf(money, "share of revenue")) - 100)).toBeLessThan(0.5);
    const cards = run.tableOf(PROFILES, "cards");
    const firm = run.columnOf(cards, "its place").filter((word) => word === "firm").length;
    expect(numbersIn(run.textOf(PROFILES, "cards"), /(\d+) are firm/)).toEqual([firm]);
    const revenue = run.columnOf(money, "share of revenue").map(valueOf);
    expect(revenue).toEqual([...revenue].sort((a, b) => b - a));
  });
});
