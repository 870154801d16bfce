import { salesLinesOf, type SalesLine, type SalesLines } from "../../../lines/sales-lines";
import type { SalesLine as WorkbookLine } from "../workbook/tables";

/** A line of a carpet order, with what only this company notes of it; null where it is not known. */
export interface ChampoLine extends SalesLine {
  readonly quality: string | null;
  readonly design: string | null;
  readonly colour: string | null;
  readonly shape: string | null;
}

/**
 * The order lines of the workbook as sales lines. Samples are no sales; the days they were sent on count as days on which
 * a sale would have been noted. Cost O(lines).
 *
 * @example rfmTable(champoLines(workbook.sales))
 */
export function champoLines(sales: readonly WorkbookLine[]): SalesLines<ChampoLine> {
  const times = sales.map(({ date }) => date.getTime());
  const orders = sales.filter(({ kind }) => kind === "order").map(lineOf);
  if (times.length === 0) return salesLinesOf<ChampoLine>([]);
  return salesLinesOf(orders, {
    firstDay: new Date(times.reduce((a, b) => Math.min(a, b))),
    lastDay: new Date(times.reduce((a, b) => Math.max(a, b))),
  });
}

function lineOf(line: WorkbookLine): ChampoLine {
  const { customer, orderNumber, date, amount, quantity, country } = line;
  return Object.freeze({
    customer,
    order: orderNumber,
    date,
    amount,
    quantity,
    product: known(line.item),
    country,
    quality: known(line.quality),
    design: known(line.design),
    colour: known(line.colour),
    shape: known(line.shape),
  });
}

/** A lone dash means that nobody noted the value. */
function known(word: string): string | null {
  return word.trim() === "-" ? null : word.trim();
}
