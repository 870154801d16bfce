import { isBlank } from "./cells/is-blank";
import { endsInDigit } from "./cells/is-digit";
import { parseNumberText } from "./cells/number-text";
import { DIGITS, isWithin, letterSet, meet, valuesToAsk, type CellLetters } from "./cell-letters";
import { valueCounts, type CodedColumn } from "./coded-column";
import type { RawCell, RawRow } from "./raw-table";

/** Why a row is left out. */
export interface RowOfNoCustomer {
  readonly row: RawRow;
  /** What it is, as a clause: `the total "Grand Total"`. */
  readonly what: string;
}

/** What rows must be, as the report of a problem says it. */
export const ONE_CUSTOMER_EACH = "rows of one customer each";

/** What spreadsheets and reports write before a total of everything; no company has such a name. */
const GRAND_TOTAL =
  /^(?:grand total|gesamtergebnis|gesamtsumme|total g[eé]n[eé]ral|total general|totale complessivo|eindtotaal|общий итог|总计|総計)\s*:?$/iu;
/** What they write before totals, though a company may have the name: the numbers decide. */
const TOTAL =
  /^(?:(?:sub-?\s?|grand\s)?totals?|sum|gesamt|summe|zwischensumme|ergebnis|somme|sous-total|totale|totaal|suma|итого|всего|合计|小计|合計|小計)(?!\p{L})|(?<!\p{L})(?:total|ergebnis|итог)\s*:?$/iu;
/** What a pivot table writes for lines that name no customer. */
const NO_NAME = /^\((?:blank|leer|vide|en blanco|vac[ií]as?|vuoto|leeg|пусто|空白)\)$/iu;

/**
 * The rows that hold no customer: totals and subtotals, the lines without a customer of a pivot table, and the column
 * names again. A row that is only named like a total ("Total", an oil company) counts as one where one of its numbers
 * is the sum of those above.
 *
 * @param columns the names of the columns. Cost O(cells).
 */
export function rowsOfNoCustomer(columns: readonly string[], rows: readonly RawRow[]): RowOfNoCustomer[] {
  const found: RowOfNoCustomer[] = [];
  const labels = rows.map(labelOf);
  const last = rows.length - 1;
  const mayBeTotal = (i: number): boolean =>
    labels[i] === "" ? i === last && isBlank(rows[i].cells[0]) : TOTAL.test(labels[i]);
  // Most tables have none, and adding millions of texts up takes time.
  const sums = rows.some((_, i) => mayBeTotal(i)) ? new RunningSums(columns.length) : null;
  const key = keyColumn(columns.length, rows);
  for (const [i, row] of rows.entries()) {
    const label = labels[i];
    if (row.cells.every((cell, j) => String(cell ?? "").trim() === columns[j]))
      found.push({ row, what: "the column names again" });
    else if (
      GRAND_TOTAL.test(label) ||
      (mayBeTotal(i) && sums?.endIn(row, label === "" ? "all" : "one") === true)
    )
      found.push({ row, what: label === "" ? "a total without a name" : `the total "${label}"` });
    else if (key !== null && NO_NAME.test(String(row.cells[key]).trim()))
      found.push({ row, what: `"${String(row.cells[key]).trim()}", lines that name no customer` });
    else sums?.add(row);
  }
  return found;
}

/**
 * Whether any row may be one of no customer, by the values that occur at all: most tables have none, and are done with here.
 * Cost O(rows x columns), most of it counting.
 */
export function mayHoldNoCustomer(names: readonly string[], columns: readonly CodedColumn[]): boolean {
  const [first] = columns;
  const last = first.codes.length - 1;
  if (last >= 0 && isBlank(first.values[first.codes[last]])) return true;
  return columns.some((column, j) => {
    const counts = valueCounts(column);
    const { values } = column;
    const asked = valuesToAsk(values, (letters) => areFiguresOrCodes(letters, j === 0 ? names[0] : ""));
    for (let code = 0; code < asked; code++) {
      const cell = values[code];
      if (counts[code] === 0 || typeof cell !== "string") continue;
      const text = cell.trim();
      if (j === 0 && text === names[0]) return true;
      if (isFigureOrCode(text)) continue;
      if (TOTAL.test(text) || GRAND_TOTAL.test(text) || NO_NAME.test(text)) return true;
    }
    return false;
  });
}

/** Whether all texts of such letters are figures or codes, and none is this name. */
function areFiguresOrCodes({ first, last }: CellLetters, name: string): boolean {
  return isWithin(last, DIGITS) && !meet(first, NO_FIGURE) && !endsInDigit(name);
}

/** Whether a text ends in a digit and begins as no word for a total does: no pattern above matches it, and large files have millions. */
function isFigureOrCode(text: string): boolean {
  return endsInDigit(text) && text.charCodeAt(0) < 128 && !WORD_FOR_TOTAL.includes(text[0]);
}

const WORD_FOR_TOTAL = "tsgzeTSGZE(";
const NO_FIGURE = letterSet(`${WORD_FOR_TOTAL} \t\n\v\f\r`);

/** The first cell that holds anything, where it is text; a row without its first cell has no name. */
function labelOf({ cells }: RawRow): string {
  const first = cells.find((cell) => !isBlank(cell));
  if (typeof first !== "string") return "";
  return numberOf(first, ".") === null && numberOf(first, ",") === null ? first.trim() : "";
}

/** The first column that names each row by another text; null where none does. */
function keyColumn(width: number, rows: readonly RawRow[]): number | null {
  for (let j = 0; j < width; j++) {
    const names = rows.map(({ cells }) => cells[j]).filter((cell) => !isBlank(cell));
    if (names.length < rows.length - 3 || !names.every((name) => typeof name === "string")) continue;
    if (new Set(names).size === names.length) return j;
  }
  return null;
}

/** The sums of each column so far: of all rows, and of those since the last total; for both decimal marks. */
class RunningSums {
  private readonly all: Sum[];
  private part: Sum[];

  constructor(private readonly width: number) {
    this.all = this.empty();
    this.part = this.empty();
  }

  add({ cells }: RawRow): void {
    cells.forEach((cell, j) => {
      for (const sum of [this.all[j], this.part[j]]) {
        sum.point += numberOf(cell, ".") ?? 0;
        sum.comma += numberOf(cell, ",") ?? 0;
        sum.rows++;
      }
    });
  }

  /**
   * True where one of the row's cells, or all that are not blank, are the sums of their columns, of two rows at least;
   * then the next part begins.
   */
  endIn({ cells }: RawRow, asked: "one" | "all"): boolean {
    const isSumOf = (cell: RawCell, { point, comma, rows }: Sum): boolean =>
      rows > 1 && (equals(numberOf(cell, "."), point) || equals(numberOf(cell, ","), comma));
    const sums = cells.map((cell, j) => isSumOf(cell, this.all[j]) || isSumOf(cell, this.part[j]));
    const isSum = asked === "one" ? sums.includes(true) : sums.every((sum, j) => sum || isBlank(cells[j]));
    if (isSum) this.part = this.empty();
    return isSum;
  }

  private empty(): Sum[] {
    return Array.from({ length: this.width }, () => ({ point: 0, comma: 0, rows: 0 }));
  }
}

interface Sum {
  point: number;
  comma: number;
  rows: number;
}

function numberOf(cell: RawCell, mark: "." | ","): number | null {
  if (typeof cell === "number") return cell;
  return typeof cell === "string" ? (parseNumberText(cell, mark)?.value ?? null) : null;
}

/** Sums are printed rounded. */
function equals(value: number | null, sum: number): boolean {
  return value !== null && value !== 0 && Math.abs(value - sum) <= 1e-6 * Math.abs(sum) + 0.005;
}
