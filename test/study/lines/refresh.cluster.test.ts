import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { createLines } from "../../../scripts/cluster/fill.mjs";
import { statementAt } from "../../../scripts/cluster/start.mjs";
import { main } from "../../../src/cli/main";
import { baseOfSums } from "../../../src/lines/base-of-sums";
import { openByDayAtServer } from "../../../src/lines/by-day/open-by-day";
import type { DayChanges } from "../../../src/lines/by-day/day-statements";
import { openClickHouse } from "../../../src/lines/engines/clickhouse/open-clickhouse";
import type { SalesLine } from "../../../src/lines/sales-lines";
import { heard } from "../../cli/heard";
import { placeOf } from "../../lines/engines/duckdb-place";
import {
  baseDifferences,
  changedLines,
  daysOf,
  GENERATED_COLUMNS,
  generatedLines,
  linesText,
} from "../../lines/engines/generated-lines";
import { GENERATED_TABLE, hasServers, insertText, sharedCluster } from "../../lines/engines/shop-cluster";
import { gateTo } from "../../lines/engines/tcp-gate";
import { temporaryFolder } from "../../workbook/small-workbook";
import { linesOfTwoSorts, saveSegmentsOf, writeStudyOfLines } from "./study-of-lines";

const temporary = temporaryFolder();
const cluster = sharedCluster(temporary.folder);
const said = heard();
const url = (): string => cluster().shards[0].url;
const ask = async (statement: string): Promise<string> => (await statementAt(url(), statement)).trim();
const keptTables = (name: string): Promise<string> =>
  ask(
    `SELECT arrayStringConcat(arraySort(groupArray(name)), ' ') FROM system.tables WHERE database = 'shop' AND startsWith(name, '${name}')`,
  );

/** Puts these lines in place of all that a table has. */
async function write(table: string, lines: readonly SalesLine[]): Promise<void> {
  for (const shard of cluster().shards) await statementAt(shard.url, `TRUNCATE TABLE shop.${table}_part`);
  await insertText(cluster(), linesText(lines), table);
}

/** Refreshes the sums of days and compares what they add up to with a full run. */
async function byDay(
  table: string,
  columns: Parameters<typeof openByDayAtServer>[1] = GENERATED_COLUMNS,
): Promise<DayChanges> {
  const place = placeOf("clickhouse", url(), { table: `shop.${table}` });
  const { engine, changes } = await openByDayAtServer(place, columns, {}, `shop.kept_${table}`);
  const sums = await engine.sums();
  await engine.close();
  const whole = await openClickHouse(place, columns, {});
  const full = await whole.sums();
  await whole.close();
  expect(baseDifferences(baseOfSums(full, "x"), baseOfSums(sums, "x"))).toEqual([]);
  expect({ ...sums.leftOut, shareOfMoney: 0 }).toEqual({ ...full.leftOut, shareOfMoney: 0 });
  expect([sums.lines, sums.firstDay, sums.lastDay]).toEqual([full.lines, full.firstDay, full.lastDay]);
  return changes;
}

describe.skipIf(!hasServers)("sums of days that are kept in ClickHouse", () => {
  beforeAll(async () => {
    await createLines(cluster(), { ...GENERATED_TABLE, table: "own" });
    await createLines(cluster(), { ...GENERATED_TABLE, table: "mixed", key: "rand()" });
  });

  test.each(["own", "mixed"])(
    "lines that come, come late, change and go: equal to a full run, of changed days alone (customers of %s)",
    async (table) => {
      let lines = generatedLines(3_000, 90, 8);
      await write(table, lines);
      expect(await byDay(table)).toMatchObject({ first: true, days: daysOf(lines) });
      expect(await byDay(table)).toEqual({ first: false, days: [], customers: 0 });
      for (let round = 1; round <= 2; round++) {
        const next = changedLines(lines, round, 40 + round);
        lines = next.lines;
        await write(table, lines);
        const { first, days, customers } = await byDay(table);
        expect([first, days]).toEqual([false, daysOf(next.changed)]);
        expect(customers).toBeLessThan(90);
      }
      // A customer whose only line goes is a customer no more.
      await write(table, [...lines, { ...lines[0], customer: "for a day" }]);
      await byDay(table);
      await write(table, lines);
      expect((await byDay(table)).days).toEqual(daysOf([lines[0]]));
      const runs = await ask(`SELECT max(latest) FROM shop.kept_${table}`);
      const its = ["", "_account_days", `_accounts_${runs}`, `_bought_${runs}`, "_product_days"];
      expect(await keptTables(`kept_${table}`)).toBe(its.map((end) => `kept_${table}${end}`).join(" "));
    },
  );

  test("other columns, and lines without products, begin from nothing", async () => {
    const without = { ...GENERATED_COLUMNS, product: null };
    expect(await byDay("own", without)).toMatchObject({ first: true });
    expect(await keptTables("kept_own")).toBe("kept_own kept_own_account_days kept_own_accounts_1");
    expect(await byDay("own", without)).toEqual({ first: false, days: [], customers: 0 });
  });

  test("what is lost in the middle leaves the kept sums as they were, and the next run completes", async () => {
    const lines = generatedLines(3_000, 90, 8);
    await write("mixed", lines);
    await byDay("mixed");
    const late = generatedLines(400, 95, 77);
    await write("mixed", [...lines, ...late]);
    for (const word of ["_now` ENGINE", "INSERT INTO `shop`.`kept_mixed_product_days`", "_bought_"]) {
      const before = await ask("SELECT sum(cityHash64(tuple(*))) FROM shop.kept_mixed");
      let cut: (() => void) | null = null;
      const gate = await gateTo(Number(new URL(url()).port), async (text) => {
        if (!text.includes(word)) return;
        await vi.waitFor(() => expect(cut).not.toBeNull());
        setImmediate(() => cut!());
      });
      cut = gate.cut;
      const place = placeOf("clickhouse", `http://127.0.0.1:${gate.port}`, { table: "shop.mixed" });
      const lost = openByDayAtServer(place, GENERATED_COLUMNS, {}, "shop.kept_mixed");
      await expect(lost).rejects.toThrow(/no answer.*run the command again/);
      await gate.close();
      expect(await ask("SELECT sum(cityHash64(tuple(*))) FROM shop.kept_mixed")).toBe(before);
    }
    expect(await byDay("mixed")).toMatchObject({ first: false, days: daysOf(late) });
  });
});

describe.skipIf(!hasServers)("champo refresh of a study whose lines are in ClickHouse", () => {
  const inFolder = (...names: string[]): string => path.join(temporary.folder, ...names);
  const refresh = (...words: string[]): Promise<number> => main(["refresh", inFolder("shop"), ...words]);

  beforeAll(async () => {
    await createLines(cluster(), { ...GENERATED_TABLE, table: "sorts" });
    await write("sorts", linesOfTwoSorts);
    const folder = writeStudyOfLines(inFolder("shop"), `{clickhouse: "${url()}", table: shop.sorts}`);
    await saveSegmentsOf(folder);
  });

  test("keeps, watches and makes again as one whose lines DuckDB reads: 0, 3, 4", async () => {
    expect(await refresh("--keep", "shop.days")).toBe(0);
    expect(said.join("\n")).toMatch(/All \d+ days were summed[^]*Verdict: keep/);
    await write("sorts", [
      ...linesOfTwoSorts,
      { ...linesOfTwoSorts[0], order: "late", date: new Date(Date.UTC(2024, 0, 2)) },
    ]);
    expect(await refresh("--keep", "shop.days")).toBe(0);
    expect(said.join("\n")).toMatch(
      /1 day has changed lines \(2024-01-02\); the figures of \d+ of 60 customers/,
    );
    const rows = readFileSync(inFolder("shop", "scores.csv"), "utf8").trim().split("\n");
    expect(rows.length).toBe(1 + 60);
    await write(
      "sorts",
      linesOfTwoSorts.map((line) => ({ ...line, amount: line.amount * 1.08 })),
    );
    expect(await refresh("--keep", "shop.days")).toBe(3);
    await write(
      "sorts",
      linesOfTwoSorts.map((line) =>
        Number(line.customer.slice(1)) < 40 && line.amount < 100
          ? { ...line, amount: line.amount + 900 }
          : line,
      ),
    );
    expect(await refresh("--keep", "shop.days")).toBe(4);
    expect(said.join("\n")).toMatch(/Verdict: refit\.[^]*npx champo study/);
  });

  test("writes only to tables of the name that the user gives, and to none of somebody else", async () => {
    expect(await refresh()).toBe(2);
    expect(said.join("\n")).toMatch(/no table for the sums of their days[^]*--keep shop\.days/);
    await ask("CREATE TABLE shop.theirs_account_days (x String) ENGINE = MergeTree ORDER BY x");
    expect(await refresh("--keep", "shop.theirs")).toBe(2);
    expect(said.join("\n")).toMatch(/theirs_account_days, which champo refresh has not made/);
    expect(await keptTables("theirs")).toBe("theirs_account_days");
    expect(await refresh("--keep", "shop.sorts")).toBe(2);
    expect(await refresh("--keep", "a.b.c")).toBe(2);
    expect(await keptTables("sorts")).toBe("sorts sorts_part");
  });
});
