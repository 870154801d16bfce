import { quantileSorted } from "simple-statistics";
import { groupBy } from "../../../core/group-by";
import type { SalesLine, Unit } from "../workbook/tables";

/** What the lines of one unit of measure say about their area. */
export interface UnitAudit {
  readonly unit: Unit;
  readonly lines: number;
  /** Share of all lines, 0 to 1. */
  readonly lineShare: number;
  /** Lines whose reported area is 0: no ratio. */
  readonly withoutArea: number;
  /** ft2 per reported unit of area: smallest, middle and largest ratio; NaN where no line has an area. */
  readonly ratioMin: number;
  readonly ratioMedian: number;
  readonly ratioMax: number;
}

/**
 * Uncovers what unit a reported area is in: per `UnitName`, the ratio of the area in ft2 to the area as
 * reported. 1 means ft2, about 10.76 means m2, 1/144 means square inches.
 *
 * @returns one record per unit, the most frequent first.
 * Cost O(n log n).
 * @example unitAudit(workbook.sales).map(({ unit }) => unit) // ["Ft", "Mtr", "PC", "WT", "INCH"]
 */
export function unitAudit(lines: readonly SalesLine[]): readonly UnitAudit[] {
  const audits = [...groupBy(lines, (line) => line.unit)].map(([unit, group]): UnitAudit => {
    const measured = group.filter((line) => line.pieceAreaInUnit > 0);
    const ratios = measured.map((line) => line.pieceAreaFt2 / line.pieceAreaInUnit).sort((a, b) => a - b);
    const at = (p: number) => (ratios.length === 0 ? NaN : quantileSorted(ratios, p));
    return Object.freeze({
      unit,
      lines: group.length,
      lineShare: group.length / lines.length,
      withoutArea: group.length - measured.length,
      ratioMin: at(0),
      ratioMedian: at(0.5),
      ratioMax: at(1),
    });
  });
  audits.sort((a, b) => b.lines - a.lines || (a.unit < b.unit ? -1 : 1));
  return Object.freeze(audits);
}
