import { progressOf } from "../../core/progress";
import type { DayDialect } from "../engines/line-dialect";
import { accountDays, accountStatement, productDays, type LineSource } from "../engines/line-statements";
import { resultOf, type ResultColumn, type SqlRunner } from "../engines/sql-runner";
import {
  boughtIn,
  changedDays,
  changedDaysStatement,
  dayPrints,
  keyOf,
  summedIn,
  type DayChanges,
} from "./day-statements";

/** The name under which the database with the sums of days is attached. */
export const KEPT_DAYS = "kept_days";

/** Tables of that database. */
const TABLE = Object.freeze({
  /** Of which lines the others are. */
  key: `${KEPT_DAYS}.main.of`,
  /** Of each day its print and the columns of `OVERVIEW`; rows without a day have one, too. */
  days: `${KEPT_DAYS}.main.days`,
  /** The days as they are now. */
  now: `${KEPT_DAYS}.main.now`,
  /** The sums of each customer's days, and of each product's. */
  accountDays: `${KEPT_DAYS}.main.account_days`,
  productDays: `${KEPT_DAYS}.main.product_days`,
  /** What they add up to. */
  accounts: `${KEPT_DAYS}.main.accounts`,
  bought: `${KEPT_DAYS}.main.bought`,
  /** The customers to be added up again. */
  touched: `${KEPT_DAYS}.main.touched`,
});

/** Where the sums of days lie. */
export const SUMMED_DAYS = summedIn(TABLE.days, TABLE.accounts, TABLE.bought);

/**
 * Brings the kept sums of days up to date, all or nothing: days whose lines have changed are summed again, and all figures of
 * the customers who have or had a line on such a day. Late lines are lines of an earlier day. One pass over all lines finds the
 * days; a second one reads them.
 *
 * @param runner has `KEPT_DAYS` attached.
 * @throws InputError where the lines cannot be read whole; then what was kept is as it was.
 */
export async function refreshDays(
  runner: Pick<SqlRunner, "run">,
  dialect: DayDialect,
  source: LineSource,
): Promise<DayChanges> {
  const heard = progressOf("DuckDB: the days that changed");
  const run = async (statement: string): Promise<readonly ResultColumn[]> =>
    (await resultOf(runner, statement, heard)).columns;
  await run("BEGIN TRANSACTION");
  const first = await emptied(run, dialect, source);
  await run(`CREATE TABLE ${TABLE.now} AS ${dayPrints(source, dialect)}`);
  const days = changedDays(await run(changedDaysStatement(TABLE.now, TABLE.days, dialect)));
  const customers = days.length === 0 ? 0 : await sumAgain(run, dialect, source, first ? null : days);
  await run(`DELETE FROM ${TABLE.days}`);
  await run(`INSERT INTO ${TABLE.days} SELECT * FROM ${TABLE.now}`);
  await run(`DROP TABLE ${TABLE.now}`);
  await run("COMMIT");
  return Object.freeze({ first, days, customers });
}

type Run = (statement: string) => Promise<readonly ResultColumn[]>;

/** Makes the tables where there are none of these lines; whether it had to. */
async function emptied(run: Run, dialect: DayDialect, source: LineSource): Promise<boolean> {
  const key = keyOf(source);
  await run(`CREATE TABLE IF NOT EXISTS ${TABLE.key} (key VARCHAR)`);
  const [kept] = await run(`SELECT key FROM ${TABLE.key}`);
  if (kept?.[0] === key) return false;
  const none = (select: string): string => `SELECT * FROM (${select}) AS n LIMIT 0`;
  const empty: Readonly<Record<string, string>> = {
    [TABLE.days]: dayPrints(source, dialect),
    [TABLE.accountDays]: accountDays(source, dialect),
    [TABLE.productDays]: productDays(source, dialect),
    [TABLE.accounts]: accountStatement(accountDays(source, dialect), dialect),
    [TABLE.bought]: boughtIn(productDays(source, dialect)),
  };
  for (const [table, select] of Object.entries(empty)) {
    await run(`DROP TABLE IF EXISTS ${table}`);
    await run(`CREATE TABLE ${table} AS ${none(select)}`);
  }
  await run(`DELETE FROM ${TABLE.key}`);
  await run(`INSERT INTO ${TABLE.key} VALUES (${dialect.text(key)})`);
  return true;
}

/** @param days null for all. @returns how many customers were summed again. */
async function sumAgain(
  run: Run,
  dialect: DayDialect,
  source: LineSource,
  days: readonly number[] | null,
): Promise<number> {
  const onDays = days === null ? undefined : `day IN (${days.join(", ")})`;
  const changed = onDays === undefined ? source : { ...source, only: onDays };
  const where = onDays === undefined ? "" : ` WHERE ${onDays}`;
  const touched = `SELECT customer FROM ${TABLE.accountDays}${where}`;
  await run(`CREATE TABLE ${TABLE.touched} AS ${touched}`);
  const hasProducts = source.columns.product !== null;
  const byDay = [
    [TABLE.accountDays, accountDays(changed, dialect)],
    ...(hasProducts ? [[TABLE.productDays, productDays(changed, dialect)]] : []),
  ];
  for (const [table, select] of byDay) {
    await run(`DELETE FROM ${table}${where}`);
    await run(`INSERT INTO ${table} ${select}`);
  }
  await run(`INSERT INTO ${TABLE.touched} ${touched}`);
  const theirs = days === null ? "" : ` WHERE customer IN (SELECT customer FROM ${TABLE.touched})`;
  const whole = [
    [TABLE.accounts, accountStatement(`SELECT * FROM ${TABLE.accountDays}${theirs}`, dialect)],
    ...(hasProducts ? [[TABLE.bought, boughtIn(`SELECT * FROM ${TABLE.productDays}${theirs}`)]] : []),
  ];
  for (const [table, select] of whole) {
    await run(`DELETE FROM ${table}${theirs}`);
    await run(`INSERT INTO ${table} ${select}`);
  }
  const [count] = await run(
    `SELECT ${dialect.double("COUNT(DISTINCT customer)")} AS n FROM ${TABLE.touched}`,
  );
  await run(`DROP TABLE ${TABLE.touched}`);
  return Number(count[0]);
}
