/** Rows that repeat an earlier row in every cell. */
export interface DuplicatedRows {
  readonly count: number;
  /** The repeating rows and the row each repeats, counted as in the spreadsheet. */
  readonly pairs: readonly { readonly row: number; readonly repeats: number }[];
}

/**
 * Finds rows that repeat an earlier one in every cell but the row number. Whether such a row is a slip or a
 * second, equal line of an order, the workbook does not say; so they are counted, not dropped.
 * Cost O(n).
 *
 * @example duplicatedRows(workbook.sales).count // 6
 */
export function duplicatedRows(lines: readonly { readonly row: number }[]): DuplicatedRows {
  const first = new Map<string, number>();
  const pairs: { row: number; repeats: number }[] = [];
  for (const line of lines) {
    const key = JSON.stringify({ ...line, row: 0 });
    const repeats = first.get(key);
    if (repeats === undefined) first.set(key, line.row);
    else pairs.push(Object.freeze({ row: line.row, repeats }));
  }
  return Object.freeze({ count: pairs.length, pairs: Object.freeze(pairs) });
}
