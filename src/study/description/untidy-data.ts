import { sumBy } from "../../core/sum";
import type { ProblemFound, ProblemLog } from "../../tables/problem-log";
import type { Problem } from "../../tables/problems";
import { codedColumns, valueCounts, type CodedColumn } from "../../tables/coded-column";
import type { RawCell, RawTable } from "../../tables/raw-table";
import { OWN_NAMES } from "../../tables/column-names";
import { ONE_CUSTOMER_EACH } from "../../tables/rows-of-no-customer";
import { isOfOtherWidth } from "../../tables/square-columns";
import { counted } from "../../text/format";
import type { CustomersFound } from "./understanding";

/** The fewest columns that customers can be compared by: of one column, groups are cuts. */
const LEAST_FEATURES = 2;
/** A column with so many cells of a form has that form. */
const MOST = 0.5;
/** What a spreadsheet writes before a total. */
const TOTAL =
  /^(?:grand\s+|sub-?\s?)?(?:totals?|sum|summe|gesamt|somme|totale|suma|итого|всего|合计|合計)\s*:?$/iu;
const FORMULA = /^=\s*[-+@(\w]/;

/**
 * Reports what of a table no study should be made of without a look: a second line of names, totals, cells of JSON, formulas as
 * text. A reader of single tables, such as the live page, only warns of these. Cost O(cells).
 */
export function reportUntidy(table: RawTable, problems: ProblemLog): void {
  const report = reportOf(table, problems);
  const coded = codedColumns(table);
  reportSecondHeader(table, coded, report);
  reportTotal(table, report);
  table.columns.forEach((column, j) => reportCells(table, column, coded[j], report));
}

/** Reports a table of customers with fewer than two columns to compare: where there are sales lines, these give further ones. */
export function reportFewColumns(table: RawTable, { columns }: CustomersFound, problems: ProblemLog): void {
  const compared = columns.filter(({ role }) => role === "feature");
  if (compared.length >= LEAST_FEATURES) return;
  reportOf(
    table,
    problems,
  )({
    ...(compared.length === 0 ? {} : { column: compared[0].name }),
    value: `${counted(compared.length, "column").text} to compare customers by`,
    legal: `at least ${LEAST_FEATURES} columns of numbers, days or words that repeat`,
    remedy: "Add columns that say more of each customer: numbers, days, or words that customers share",
  });
}

type Report = (problem: ProblemFound) => void;

function reportOf({ sheet }: RawTable, problems: ProblemLog): Report {
  const place = sheet === null ? {} : { sheet };
  return (problem) => problems.add({ ...place, ...problem });
}

/** Reports the warnings of a reader that are problems for a study, with what to do in the file. */
export function reportWarned(warnings: readonly Problem[], problems: ProblemLog): void {
  for (const { sheet, ...warning } of warnings)
    promote(warning, (problem) => problems.add({ ...(sheet === null ? {} : { sheet }), ...problem }));
}

function promote({ row, column, value, legal }: Omit<Problem, "sheet">, report: Report): void {
  const at = { ...(row === null ? {} : { row }), ...(column === null ? {} : { column }), value, legal };
  if (legal === OWN_NAMES && value.endsWith(" again"))
    report({ ...at, remedy: "Give each column a name of its own in the file" });
  if (isOfOtherWidth({ legal }))
    report({ ...at, remedy: "Fill the row up, or delete it: a cell may have slipped to the left" });
  if (legal === ONE_CUSTOMER_EACH) report({ ...at, remedy: "Delete the row in the file: it is no customer" });
}

/** A first row of words only, in columns that hold numbers everywhere else. */
function reportSecondHeader(
  { columns, rows }: RawTable,
  coded: readonly CodedColumn[],
  report: Report,
): void {
  const [first] = rows;
  const others = rows.length - 1;
  if (others < 2) return;
  const isWord = (cell: RawCell): boolean =>
    typeof cell === "string" && /\p{L}/u.test(cell) && !/\d/.test(cell);
  const isNumber = (cell: RawCell): boolean =>
    typeof cell === "number" || (typeof cell === "string" && /^[-+]?[\d.,\s]*\d[\d.,\s]*$/.test(cell));
  const numbers = coded.flatMap((column, j) => {
    const counts = valueCounts(column);
    const found = sumBy(column.values, (cell, code) => (isNumber(cell) ? counts[code] : 0));
    return found - (isNumber(first.cells[j]) ? 1 : 0) > 0.8 * others ? [j] : [];
  });
  if (numbers.length === 0 || !numbers.every((j) => isWord(first.cells[j]))) return;
  report({
    row: first.line,
    column: columns[numbers[0]],
    value: `"${first.cells
      .map((cell) => String(cell ?? ""))
      .join(", ")
      .slice(0, 100)}", names of columns again`,
    legal: "one line of column names",
    remedy: "Delete one of the two lines of names, or write both into one",
  });
}

/** A last row that is named as a total but is not the sum: one that is was found by the reader. */
function reportTotal({ columns, rows }: RawTable, report: Report): void {
  const last = rows.at(-1);
  const at = last?.cells.findIndex((cell) => cell !== null && String(cell).trim() !== "") ?? -1;
  const cell = at < 0 ? null : last!.cells[at];
  if (typeof cell !== "string" || !TOTAL.test(cell.trim())) return;
  report({
    row: last!.line,
    column: columns[at],
    value: `"${cell}", as a total is called`,
    legal: ONE_CUSTOMER_EACH,
    remedy: "Delete the row in the file, or call the customer by its whole name",
  });
}

/** Cells of a column that hold records of their own, or formulas that nobody computed. */
function reportCells({ rows }: RawTable, column: string, coded: CodedColumn, report: Report): void {
  const counts = valueCounts(coded);
  const texts = coded.values.map((cell, code) =>
    typeof cell === "string" && counts[code] > 0 && cell.trim() !== "" ? cell : null,
  );
  const rowsWith = (isOfKind: (text: string) => boolean) => {
    const fits = texts.map((text) => text !== null && isOfKind(text));
    const found: number[] = [];
    if (fits.includes(true)) coded.codes.forEach((code, row) => fits[code] && found.push(row));
    return found.map((row) => ({ line: rows[row].line, text: texts[coded.codes[row]]! }));
  };
  const json = rowsWith(isJson);
  const present = sumBy(texts, (text, code) => (text === null ? 0 : counts[code]));
  if (json.length > MOST * present) {
    report({
      row: json[0].line,
      column,
      value: `${shown(json[0].text)}, JSON in a cell`,
      legal: "one number, day or word in each cell",
      remedy: "Write its values as columns of their own, or delete the column",
    });
  }
  for (const { line, text } of rowsWith((each) => FORMULA.test(each))) {
    report({
      row: line,
      column,
      value: `${shown(text)}, a formula as text`,
      legal: "the value of each cell",
      remedy: "Save the file with the values that the formulas give",
    });
  }
}

function isJson(text: string): boolean {
  if (!/^\s*(?:\{[^]*\}|\[[^]*\])\s*$/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function shown(text: string): string {
  return `"${text.slice(0, 60)}"`;
}
