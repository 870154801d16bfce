import path from "node:path";
import { InputError } from "../../core/input-error";
import { formatRefusal } from "../../tables/format-problems";
import { ProblemLog } from "../../tables/problem-log";
import type { RawTable } from "../../tables/raw-table";
import type { Problem } from "../../tables/problems";
import { count, counted } from "../../text/format";
import { LEAST_CUSTOMERS } from "../study";
import { addAll, filesOf, readDataFiles } from "./data-files";
import { reportFewColumns, reportUntidy, reportWarned } from "./untidy-data";
import { repeatedFactsOfTable } from "./repeated-facts";
import { columnDescription, DEFAULT_DESCRIPTION, type StudyDescription } from "./study-description";
import { titleOfFile } from "./title-of-file";
import { understandTable, type CustomersFound, type LinesFound, type Understanding } from "./understanding";
import type { Doubts } from "./write-description";

/** A proposal for a study of data that nobody has described yet. */
export interface DescribedData {
  readonly description: StudyDescription;
  readonly doubts: Doubts;
  /** What was understood, line by line, for a reader. */
  readonly said: readonly string[];
  readonly warnings: readonly Problem[];
}

/**
 * Finds out what files hold and proposes a study of them. A table of customers and one of sales lines may come together.
 *
 * @param files names of files, `*` for any letters, from the working folder.
 * @param folder of the `study.yaml` to be: files are written from there.
 * @throws InputError with one report of all problems.
 */
export async function describeData(files: readonly string[], folder: string): Promise<DescribedData> {
  const [problems, warnings] = [new ProblemLog(), new ProblemLog()];
  const named = { customers: [] as string[], lines: [] as string[] };
  const tables: { readonly table: RawTable; readonly found: CustomersFound }[] = [];
  let lines: LinesFound | null = null;
  const said: string[] = [];
  let rows = 0;
  for (const file of files.flatMap((pattern) => filesOf(pattern, process.cwd()))) {
    const fileWarnings = new ProblemLog();
    const { table } = await readDataFiles([file], process.cwd(), problems, fileWarnings);
    addAll(fileWarnings, warnings);
    reportWarned(fileWarnings.list(), problems);
    const found = table === null ? null : understandTable(table, problems, warnings);
    if (table !== null) reportUntidy(table, problems);
    if (table === null || found === null) continue;
    named[found.kind].push(portable(path.relative(path.resolve(folder), file)));
    rows += table.rows.length;
    said.push(...saidOf(table.name, table.rows.length, found));
    if (found.kind === "customers") tables.push({ table, found });
    else lines ??= found;
  }
  if (lines === null) for (const { table, found } of tables) reportFewColumns(table, found, problems);
  if (tables.length > 0 && lines === null && rows < LEAST_CUSTOMERS) {
    problems.add({
      value: counted(rows, "customer").text,
      legal: `at least ${LEAST_CUSTOMERS} customers for a study of segments`,
      remedy: "Add the other customers",
    });
  }
  if (problems.count > 0) throw refusal(files, problems, warnings);
  const of = tables.at(0)?.found ?? null;
  const description: StudyDescription = Object.freeze({
    ...DEFAULT_DESCRIPTION,
    title: titleOfFile(files[0]),
    customers: named.customers,
    lines: named.lines,
    currency: of?.currency ?? lines?.currency ?? null,
    value: of?.value ?? null,
    columns: of === null ? {} : columnsOf(of),
    lineColumns: lines?.columns ?? {},
  });
  const repeated = tables.length === 0 ? null : repeatedFactsOfTable(tables[0].table, description);
  if (repeated !== null) said.push(repeated);
  return Object.freeze({ description, doubts: doubtsOf(of, lines), said, warnings: warnings.list() });
}

/** The refusal of data, with its report. */
export function refusal(files: readonly string[], problems: ProblemLog, warnings: ProblemLog): InputError {
  const report = formatRefusal(
    {
      fileName: files.join(", "),
      problems: problems.list(),
      problemCount: problems.count,
      warnings: warnings.list(),
      warningCount: warnings.count,
    },
    "no study can be made of it",
  );
  return new InputError({
    where: "the data of the study",
    what: `these problems:\n${report}`,
    legal: "a table of customers, one row each, or of sales lines with a customer, a day and money",
  });
}

function columnsOf({ columns }: CustomersFound): StudyDescription["columns"] {
  return Object.fromEntries(columns.map((column) => [column.name, columnDescription(column)]));
}

function doubtsOf(customers: CustomersFound | null, lines: LinesFound | null): Doubts {
  const columns = (customers?.columns ?? []).filter(({ doubts }) => doubts.length > 0);
  const value =
    customers === null
      ? []
      : customers.value === null
        ? ["No column says by its name what a customer is worth. Write the name of one here if there is."]
        : ["Proposed by its name: it orders the segments and gives their shares. Empty means none."];
  return Object.freeze({
    ...(value.length === 0 ? {} : { value }),
    ...(lines === null ? {} : { "line columns": ["Proposed by their names and values.", ...lines.doubts] }),
    ...Object.fromEntries(columns.map(({ name, doubts }) => [`columns: ${name}`, doubts])),
  });
}

function saidOf(name: string, rows: number, found: Understanding): readonly string[] {
  if (found.kind === "lines") {
    const roles = Object.entries(found.columns).filter(([, column]) => column !== null);
    return [
      `${name}: ${count(rows).text} sales lines.`,
      ...roles.map(([role, column]) => `  ${role}: ${column}`),
      ...found.doubts.map((doubt) => `  ${doubt}`),
    ];
  }
  return [
    `${name}: ${count(rows).text} customers, one row each.`,
    ...found.columns.map(({ name: column, type, role, doubts }) => {
      const worth = column === found.value ? ", says what a customer is worth" : "";
      return `  ${column}: ${type}, ${role}${worth}${doubts.length === 0 ? "" : `. ${doubts.join(" ")}`}`;
    }),
  ];
}

function portable(file: string): string {
  return file.split(path.sep).join("/");
}
