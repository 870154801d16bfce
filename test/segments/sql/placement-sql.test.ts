import fc from "fast-check";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { placementSql } from "../../../src/segments/sql/placement-sql";
import { SQL_DIALECTS } from "../../../src/segments/sql/sql-dialect";
import { hostileTable } from "./hostile-table";

const dialects = Object.keys(SQL_DIALECTS);
const { model } = hostileTable(1);

describe("a statement that places customers", () => {
  test.each(dialects)("reads in %s as it did", async (dialect) => {
    const statement = placementSql(model, { dialect, table: "crm.customers" });
    await expect(statement).toMatchFileSnapshot(path.join(__dirname, "golden", `${dialect}.sql`));
  });

  test("has no confidence where there is one segment", () => {
    const one = { ...model, centers: [model.centers[0]], names: ["All"] };
    const statement = placementSql(one, { dialect: "duckdb", table: "t" });
    expect(statement).toContain("0e0 AS second_distance");
    expect(statement).not.toMatch(/LEAST\(/);
  });

  test("takes what means not known in the study as missing, numbers and words", () => {
    const preparation = { missing: { wine: ["-999", "n.k."], rank: ["un'known"] } };
    const statement = placementSql({ ...model, preparation }, { dialect: "duckdb", table: "t" });
    expect(statement).toMatch(/source\."wine" AS DOUBLE\) NOT IN \(\(-999e0\)\) THEN/);
    expect(statement).toContain("NOT IN ('un''known')");
  });

  test("refuses an unknown dialect, a table without a name, no id and words no statement can hold", () => {
    const of = (changed: object, dialect = "duckdb", table = "t") =>
      placementSql({ ...model, ...changed }, { dialect, table });
    expect(() => of({}, "oracle")).toThrow(/duckdb, clickhouse, postgres, bigquery, snowflake, spark/);
    expect(() => of({}, "duckdb", "a..b")).toThrow(/--table/);
    expect(() => of({ columns: model.columns.filter(({ type }) => type !== "id") })).toThrow(/--id COLUMN/);
    expect(() => of({ names: ["a\0", "b", "c", "d", "e"] })).toThrow(/no letter/);
  });
});

describe("names and words of the data", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: fc.constantFrom("'", '"', "`", "\\", "\n", "-", ";", "/", "*", "x") }),
  );
  const legal = hostile.filter((text) => !/[\0\p{Surrogate}]/u.test(text));

  test.each(dialects)("are read back by the rules of %s, with nothing behind them", (dialect) => {
    const { name, text } = SQL_DIALECTS[dialect];
    fc.assert(
      fc.property(legal, (value) => {
        expect(readQuoted(`${name(value)} AS x`, dialect)).toEqual({ value, rest: " AS x" });
        expect(readQuoted(`${text(value)} AS x`, dialect)).toEqual({ value, rest: " AS x" });
      }),
    );
  });

  test.each(dialects)("numbers of %s come back to the last bit, and never begin a comment", (dialect) => {
    const { number } = SQL_DIALECTS[dialect];
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const literal = number(value);
        expect(Number(literal.replace(/::\w+$|D(?=\)?$)|[()']|::\w+(?=\))/g, ""))).toBe(value + 0);
        expect(literal).not.toMatch(/^-/);
      }),
    );
  });
});

/** Whether a backslash is a sign like any other between these marks. */
const PLAIN_BACKSLASH: Readonly<Record<string, string>> = {
  duckdb: `'"`,
  clickhouse: "",
  postgres: `'"`,
  bigquery: "",
  snowflake: '"',
  spark: "`",
};

/** Reads a quoted name or word as the manual of the warehouse has it; written apart from what writes them. */
function readQuoted(sql: string, dialect: string): { readonly value: string; readonly rest: string } {
  const escapes = sql.startsWith("E'");
  const body = escapes ? sql.slice(1) : sql;
  const mark = body[0];
  const plain = !escapes && PLAIN_BACKSLASH[dialect].includes(mark);
  const signs: Readonly<Record<string, string>> = { n: "\n", r: "\r" };
  let value = "";
  for (let i = 1; i < body.length; i++) {
    if (!plain && body[i] === "\\") {
      i += 1;
      value += signs[body[i]] ?? body[i];
    } else if (body[i] === mark) {
      if (body[i + 1] !== mark) return { value, rest: body.slice(i + 1) };
      i += 1;
      value += mark;
    } else value += body[i];
  }
  return { value, rest: "no end" };
}
