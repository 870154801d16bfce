/** The fields of a line from which its area of carpet is worked out. */
export interface AreaLine {
  /** Pieces. */
  readonly quantity: number;
  /** Area of one piece, ft2. */
  readonly pieceAreaFt2: number;
}

/**
 * The true area of a line in ft2: pieces x area of one piece. The workbook's `TotalArea` is neither: it is
 * the area of one piece, in whatever unit the customer orders in.
 *
 * @example lineAreaFt2({ quantity: 10, pieceAreaFt2: 24 }) // 240
 */
export function lineAreaFt2(line: AreaLine): number {
  return line.quantity * line.pieceAreaFt2;
}
