import { InputError } from "../../core/input-error";
import { CLICKHOUSE_LINES } from "../engines/clickhouse/clickhouse-lines";
import type { ClickHouseRunner } from "../engines/clickhouse/clickhouse-runner";
import { namedTable } from "../engines/clickhouse/clickhouse-table";
import { quotedTable } from "../engines/line-dialect";
import {
  accountDays,
  accountStatement,
  productDays,
  whereTogether,
  type LineSource,
  type SummedLines,
} from "../engines/line-statements";
import { resultOf } from "../engines/sql-runner";
import {
  boughtIn,
  changedDays,
  changedDaysStatement,
  dayPrints,
  keyOf,
  summedIn,
  type DayChanges,
} from "./day-statements";

/** Says of a table that it is one of these; others are left as they are. */
const OWN = "sums of sales lines by day, kept by champo refresh";

const { text, double } = CLICKHOUSE_LINES;

/** Tables whose names begin with the same: the days themselves, and what is kept of them. */
const [DAYS, NOW, NEXT, ACCOUNT_DAYS, PRODUCT_DAYS] = ["", "_now", "_next", "_account_days", "_product_days"];
const accountsOf = (run: number): string => `_accounts_${run}`;
const boughtOf = (run: number): string => `_bought_${run}`;
const OWN_ENDING = /^(|_now|_next|_account_days|_product_days|_(accounts|bought)_\d+)$/;

/** What the steps of one run share. */
interface Keeping {
  readonly runner: ClickHouseRunner;
  readonly source: LineSource;
  readonly name: string;
  /** The quoted name of a table with this ending. */
  readonly at: (ending: string) => string;
  /** Runs a statement that changes something, under the run's name. */
  readonly change: (statement: string) => Promise<void>;
  /** The sums of days that are kept, each with its statement. */
  readonly byDay: readonly (readonly [ending: string, select: (changed: LineSource) => string])[];
}

/** How far the kept tables are. */
interface Runs {
  /** The number of the last run that was finished; 0 where nothing is kept. */
  readonly last: number;
  /** Days with other lines than then. */
  readonly days: readonly number[];
  /** The number of the run whose figures of customers are valid after this one. */
  readonly latest: number;
}

/**
 * Brings sums of days up to date that are kept at a server of ClickHouse. The lines are summed where they lie; what is kept is at
 * the server that the study names. Days of which the lines have changed are summed again, then all figures of their customers.
 * Each row of a day carries the number of the run that summed it, and the table of days says which number is valid: a run counts as
 * soon as that table takes its place. What an interrupted run has left is removed by the next.
 *
 * @param name of the table of days, with its database before a point; the names of all others begin with it.
 * @throws InputError for tables of somebody else, and where the lines cannot be read whole; then what was kept is valid as it was.
 */
export async function refreshServerDays(
  runner: ClickHouseRunner,
  source: LineSource,
  name: string,
): Promise<{ readonly changes: DayChanges; readonly summed: SummedLines }> {
  const of = keepingOf(runner, source, name);
  const { at } = of;
  await runner.change(`KILL QUERY WHERE query_id = ${text(idOf(name))} SYNC`);
  const last = await lastRun(of);
  await emptied(of, last);
  await make(of, NOW, dayPrints(source, CLICKHOUSE_LINES));
  const days = await daysToSum(of, last);
  const isSame = last > 0 && days.length === 0;
  const runs: Runs = { last, days, latest: isSame ? last : last + 1 };
  await make(of, NEXT, nextDays(of, runs));
  const customers = isSame ? 0 : await sumAgain(of, runs);
  await of.change(
    last === 0 ? `RENAME TABLE ${at(NEXT)} TO ${at(DAYS)}` : `EXCHANGE TABLES ${at(NEXT)} AND ${at(DAYS)}`,
  );
  await lastRun(of);
  return Object.freeze({
    changes: Object.freeze({ first: last === 0, days, customers }),
    summed: summedIn(at(DAYS), at(accountsOf(runs.latest)), at(boughtOf(runs.latest))),
  });
}

function idOf(name: string): string {
  return `champo-keeps ${name}`;
}

function keepingOf(runner: ClickHouseRunner, source: LineSource, name: string): Keeping {
  return {
    runner,
    source,
    name,
    at: (ending) => quotedTable(CLICKHOUSE_LINES, `${name}${ending}`),
    change: (statement) => runner.change(statement, idOf(name)),
    byDay: [
      [ACCOUNT_DAYS, (changed) => accountDays(changed, CLICKHOUSE_LINES)],
      ...(source.columns.product === null
        ? []
        : [[PRODUCT_DAYS, (changed: LineSource) => productDays(changed, CLICKHOUSE_LINES)] as const]),
    ],
  };
}

function make({ change, at }: Keeping, ending: string, select: string, empty = ""): Promise<void> {
  return change(
    `CREATE TABLE ${at(ending)} ENGINE = MergeTree ORDER BY tuple() COMMENT ${text(OWN)} ${empty}AS ${select}`,
  );
}

/**
 * The number of the last run that was finished, 0 where nothing is kept of these lines. Removes what does not belong to it.
 *
 * @throws InputError for a table of somebody else.
 */
async function lastRun({ runner, source, name, at, change }: Keeping): Promise<number> {
  const { database, name: own } = namedTable(name);
  const { columns } = await resultOf(
    runner,
    `SELECT substring(name, length(${own}) + 1) AS ending, comment FROM system.tables WHERE database = ${database} AND startsWith(name, ${own})`,
  );
  const [endings = [], comments = []] = columns as readonly (readonly string[])[];
  const found = endings
    .map((ending, i) => ({ ending, isOwn: comments[i] === OWN }))
    .filter(({ ending }) => OWN_ENDING.test(ending));
  const foreign = found.find(({ isOwn }) => !isOwn);
  if (foreign !== undefined) throw ofSomebodyElse(`${name}${foreign.ending}`);
  const isThere = new Set(found.map(({ ending }) => ending));
  let last = 0;
  if (isThere.has(DAYS)) {
    const state = `SELECT ${double("max(latest)")} AS l FROM ${at(DAYS)} WHERE lines = ${text(keyOf(source))}`;
    last = Number((await resultOf(runner, state)).columns[0][0]);
  }
  const its = [
    ...[DAYS, ACCOUNT_DAYS, accountsOf(last)],
    ...(source.columns.product === null ? [] : [PRODUCT_DAYS, boughtOf(last)]),
  ];
  const isWhole = last > 0 && its.every((each) => isThere.has(each));
  for (const each of isThere) {
    if (!isWhole || !its.includes(each)) await change(`DROP TABLE ${at(each)} SYNC`);
  }
  return isWhole ? last : 0;
}

/** Makes the tables of sums of days where there are none; removes rows of runs that were not finished, and of earlier ones. */
async function emptied(of: Keeping, last: number): Promise<void> {
  for (const [ending, select] of of.byDay) {
    if (last === 0) await make(of, ending, numbered(select(of.source), 0), "EMPTY ");
    else await of.change(`DELETE FROM ${of.at(ending)} WHERE NOT (${validIn(of.at(DAYS))})`);
  }
}

function numbered(select: string, run: number): string {
  return `SELECT *, toUInt32(${run}) AS run FROM (${select}) AS s`;
}

/** Of rows of days: those that a table of days says are valid. */
function validIn(days: string): string {
  return `(assumeNotNull(day), run) IN (SELECT assumeNotNull(day), run FROM ${days} WHERE day IS NOT NULL)`;
}

async function daysToSum({ runner, at }: Keeping, last: number): Promise<readonly number[]> {
  const statement =
    last === 0
      ? `SELECT DISTINCT ${double("day")} AS changed FROM ${at(NOW)} WHERE day IS NOT NULL`
      : changedDaysStatement(at(NOW), at(DAYS), CLICKHOUSE_LINES);
  return changedDays((await resultOf(runner, statement)).columns);
}

/** The days as they are now, each with the number of the run that summed it. */
function nextDays({ source, at }: Keeping, { last, days, latest }: Runs): string {
  const kept = `${text(keyOf(source))} AS lines, toUInt32(${latest}) AS latest`;
  if (last === 0) return `SELECT *, toUInt32(${latest}) AS run, ${kept} FROM ${at(NOW)}`;
  const changed = days.length === 0 ? "0" : `ifNull(n.day IN (${days.join(", ")}), 0)`;
  const before = `SELECT day, any(run) AS r FROM ${at(DAYS)} GROUP BY day`;
  return `SELECT n.*, if(${changed}, toUInt32(${latest}), b.r) AS run, ${kept} FROM ${at(NOW)} AS n LEFT JOIN (${before}) AS b ON n.day = b.day`;
}

/** Sums days again and all figures of the customers who have or had a line on one. @returns how many these are. */
async function sumAgain(of: Keeping, { last, days, latest }: Runs): Promise<number> {
  const { runner, source, at, change, byDay } = of;
  const isAll = last === 0;
  const onDays = `day IN (${days.join(", ")})`;
  const changed = isAll ? source : { ...source, only: onDays };
  for (const [ending, select] of byDay) {
    await change(`INSERT INTO ${at(ending)} ${numbered(whereTogether(changed, select(changed)), latest)}`);
  }
  const touched = `SELECT customer FROM ${at(ACCOUNT_DAYS)}${isAll ? "" : ` WHERE ${onDays}`}`;
  const figures = (sums: (days: string) => string, ending: string, before: string): string => {
    const theirs = isAll ? "" : ` AND customer IN (${touched})`;
    const again = sums(`SELECT * EXCEPT run FROM ${at(ending)} WHERE ${validIn(at(NEXT))}${theirs}`);
    const others = `SELECT * FROM ${at(before)} WHERE customer NOT IN (${touched})`;
    return isAll ? again : `SELECT * FROM (${again}) AS w UNION ALL ${others}`;
  };
  const accounts = (own: string): string => accountStatement(own, CLICKHOUSE_LINES);
  await make(of, accountsOf(latest), figures(accounts, ACCOUNT_DAYS, accountsOf(last)));
  if (source.columns.product !== null) {
    await make(of, boughtOf(latest), figures(boughtIn, PRODUCT_DAYS, boughtOf(last)));
  }
  const counted = `SELECT ${double("uniqExact(customer)")} AS n FROM (${touched}) AS t`;
  return Number((await resultOf(runner, counted)).columns[0][0]);
}

function ofSomebodyElse(table: string): InputError {
  return new InputError({
    where: "--keep",
    what: `the table ${table}, which champo refresh has not made`,
    legal: "a new name, or the one of an earlier champo refresh",
    remedy: "Name another table: this one is left as it is",
  });
}
