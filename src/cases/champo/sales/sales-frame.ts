import { dayText } from "../../../core/day";
import type { DataFrame } from "danfojs-node";
import { InputError } from "../../../core/input-error";
import type { SalesLine } from "../workbook/tables";

/** The largest table danfo.js takes comfortably. */
const LARGEST_FRAME = 50_000;

/**
 * The sales lines as a danfo.js data frame, for `head`, `groupby` and `describe` in a cell. Dates become
 * text (`2018-07-04`) and empty order numbers `""`: danfo.js groups and sorts wrongly over missing values.
 *
 * @throws InputError beyond 50,000 lines: sum up first.
 * @example
 * const frame = await salesFrame(workbook.sales.slice(0, 100));
 * frame.shape[0] // 100
 */
export async function salesFrame(lines: readonly SalesLine[]): Promise<DataFrame> {
  if (lines.length > LARGEST_FRAME) {
    throw new InputError({
      where: "salesFrame(lines)",
      what: `${lines.length} lines`,
      legal: `at most ${LARGEST_FRAME}`,
      remedy: "Sum the lines up first, or take a part of them",
    });
  }
  // Loaded on use: the package takes a second to load, and most notebooks do without.
  const danfo = await import("danfojs-node");
  const records = lines.map((line) => ({
    kind: line.kind,
    customer: line.customer,
    country: line.country,
    date: dayText(line.date),
    orderNumber: line.orderNumber ?? "",
    item: line.item,
    unit: line.unit,
    quantity: line.quantity,
    pieceAreaFt2: line.pieceAreaFt2,
    amount: line.amount,
  }));
  return new danfo.DataFrame(records);
}

/** What `frameRecords` needs of a data frame. */
export interface FrameLike {
  readonly columns: readonly string[];
  readonly index: readonly (string | number)[];
  readonly values: unknown;
}

/**
 * The rows of a data frame as plain records, to be shown with `table`: a data frame at the end of a cell
 * prints its internals.
 *
 * @param indexName where given, the frame's index becomes a first column of that name.
 * @example
 * const frame = await salesFrame(workbook.sales);
 * frameRecords(frame.head(2)).length // 2
 */
export function frameRecords(
  frame: FrameLike,
  indexName?: string,
): readonly Readonly<Record<string, string | number | boolean>>[] {
  const rows = frame.values as readonly (readonly (string | number | boolean)[])[];
  return rows.map((row, i) => {
    const cells = frame.columns.map((column, j) => [column, row[j]] as const);
    return Object.fromEntries(indexName === undefined ? cells : [[indexName, frame.index[i]], ...cells]);
  });
}
