import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { checkCustomers, type CustomerBaseOptions } from "./check-customers";
import type { CustomerBase } from "./customer-base";
import { TABLE_LIMITS } from "../tables/limits";
import { readTable } from "../tables/read-table";
import { formatRefusal } from "../tables/format-problems";
import { InputError } from "../core/input-error";

/** Where a customer base comes from, and how it is read. */
export interface CustomerBaseSource extends CustomerBaseOptions {
  /** Which sheet of a workbook; default the first that has any cells. */
  readonly sheet?: string;
}

/**
 * Takes in any table of customers: types its columns, gives each a role, sets identifiers and constants aside, and checks
 * that there is one row per customer. `customerFeatures(base)` makes the matrix that every method of the library takes.
 *
 * @param source path of a CSV, TSV or .xlsx file, or the text of a table: anything with a line break is text.
 * @throws InputError with the report of all problems, as `champo check` prints it. Sales lines are refused: sum them
 * up first, by `sumPerCustomer`.
 * @example
 * (await customerBase("id,spend\nAsh,120\nBay,80\nElm,95\nFir,110")).customers // ["Ash", "Bay", "Elm", "Fir"]
 */
export async function customerBase(source: string, options: CustomerBaseSource = {}): Promise<CustomerBase> {
  const isText = /[\r\n]/.test(source);
  const name = isText ? "text" : path.basename(source);
  if (options.sheet !== undefined && typeof options.sheet !== "string") {
    throw new InputError({
      where: "customerBase(sheet)",
      what: String(options.sheet),
      legal: "the name of a sheet",
    });
  }
  const reading = await readTable(name, isText ? source : bytesOf(source), options.sheet);
  const check = checkCustomers(name, reading.table, options, reading.problems, reading.warnings);
  if (check.base !== null) return check.base;
  throw new InputError({
    where: isText ? "customerBase(source)" : `customerBase("${name}")`,
    what: `\n${formatRefusal({ ...check, fileName: name }, "its customers cannot be compared")}`,
    legal: "a table of customers, one row each",
  });
}

function bytesOf(file: string): Uint8Array {
  if (!existsSync(file) || statSync(file).isDirectory()) {
    throw new InputError({
      where: "customerBase(source)",
      what: existsSync(file) ? `the folder "${file}"` : `"${file}", which does not exist`,
      legal: "a CSV, TSV or .xlsx file, or the text of a table",
    });
  }
  const { size } = statSync(file);
  if (size <= TABLE_LIMITS.bytes) return new Uint8Array(readFileSync(file));
  throw new InputError({
    where: `customerBase("${path.basename(file)}")`,
    what: `${(size / 1e6).toFixed(1)} MB`,
    legal: `at most ${TABLE_LIMITS.bytes / 1e6} MB`,
    remedy: "Draw a sample of the customers",
  });
}
