import { dayText } from "../../../core/day";
import { sumBy } from "../../../core/sum";
import { count, counted, countOrNone, decimal, percent } from "../../../text/format";
import { prose, type Finding } from "../../../text/prose";
import { verb } from "../../../text/verb";
import type { DataAudit } from "../sales/data-audit";
import { NO_NUMBER, type OrderNumberForm } from "../sales/order-number-forms";
import type { UnitAudit } from "../sales/unit-audit";
import type { UnitTrap } from "../sales/unit-trap";
import type { ZeroAmountAudit } from "../sales/zero-amounts";

/** Square feet in a square metre. */
const FEET_IN_METRE = 10.764;

/** What the workbook holds: lines, customers, and from when to when. */
export function contentsFinding(audit: DataAudit): Finding {
  const { lines, orderLines, sampleLines, customers, orderingCustomers, sampledCustomers } = audit;
  const only = audit.sampleOnlyCustomers.length;
  return prose`${count(lines)} lines: ${count(orderLines)} of orders and ${count(sampleLines)} of samples, of ${count(customers)} customers. ${count(orderingCustomers)} of them ordered, ${count(sampledCustomers)} received samples, ${countOrNone(only)} of these without an order. ${spanFinding(audit)}`;
}

function spanFinding({ firstDate, lastDate }: DataAudit): Finding {
  if (firstDate === null || lastDate === null) return prose`No line has a date.`;
  const [from, to] = [firstDate, lastDate].map(dayText);
  return prose`The first line is of ${from}, the last of ${to}.`;
}

/** Empty cells of the raw sheet, and the column with most of them. */
export function holesFinding({ missing, lines, unknownItems }: DataAudit): Finding {
  const [worst] = [...missing.columns].sort((a, b) => b.missing + b.zero - a.missing - a.zero);
  const empty = sumBy(missing.columns, (column) => column.missing);
  const most =
    worst === undefined || worst.missing + worst.zero === 0
      ? prose`No column has an empty cell or a zero.`
      : prose`The column with the most holes is ${worst.column}: ${percent((worst.missing + worst.zero) / lines)} of its cells are zero or empty.`;
  const dashes =
    unknownItems === 0
      ? prose`On no line is the product type a dash.`
      : prose`On ${counted(unknownItems, "line")} the product type is a dash.`;
  return prose`${counted(empty, "cell")} of the raw sheet ${verb(empty, "is empty or holds", "are empty or hold")} a placeholder. ${most} ${dashes}`;
}

/** Empty cells on all sheets. */
export function emptyColumnsFinding({ emptyColumns }: Pick<DataAudit, "emptyColumns">): Finding {
  if (emptyColumns.length === 0) return prose`No sheet has a column with empty cells.`;
  const cells = sumBy(emptyColumns, (column) => column.empty);
  return prose`On all sheets together ${counted(emptyColumns.length, "column")} ${verb(emptyColumns.length, "has", "have")} empty cells, ${count(cells)} in all. Baskets are lists of unequal length, so their empty cells mean nothing; an empty country on the sample sheet is a country without a column.`;
}

/** Which share of the lines has its area in which unit. */
export function unitsFinding(units: readonly UnitAudit[]): Finding {
  const feet = units.filter(({ ratioMedian }) => Math.abs(ratioMedian - 1) < 0.01);
  const metric = units.filter(({ ratioMedian }) => Math.abs(ratioMedian - FEET_IN_METRE) < 1);
  const share = (some: readonly UnitAudit[]) => percent(sumBy(some, ({ lineShare }) => lineShare));
  const inFeet = prose`Where the ratio is ${count(1)}, the area is in square feet: ${share(feet)} of the lines.`;
  if (metric.length === 0)
    return prose`${inFeet} No unit lies near the ${decimal(FEET_IN_METRE)} square feet of a square metre.`;
  const names = metric.map(({ unit }) => unit).join(", ");
  return prose`${inFeet} ${share(metric)} (${names}) lie near the ${decimal(FEET_IN_METRE)} square feet of a square metre. A sum over both units means nothing.`;
}

/** What the reported area of the customers is worth. */
export function areaFinding(trap: UnitTrap): Finding {
  return prose`The true area is ${decimal(trap.ratio, 1)} times the reported sum, and the two rank customers with a correlation of ${decimal(trap.rankCorrelation)}, where ${count(1)} would be the same order.`;
}

/** Order lines without money. */
export function zerosFinding({ all, byItem }: ZeroAmountAudit): Finding {
  const samples = Number.isNaN(all.zeroSampleShare)
    ? prose`There is no sample line.`
    : prose`Of the sample lines ${percent(all.zeroSampleShare)} are free, as samples should be.`;
  if (all.zeroOrderLines === 0) return prose`Every order line has an amount above zero. ${samples}`;
  return prose`${counted(all.zeroOrderLines, "order line")} (${percent(all.zeroOrderShare)}) ${verb(all.zeroOrderLines, "has", "have")} an amount of zero, most often ${byItem[0].name}. A free line is not a price of zero, so the prices below leave it out. ${samples}`;
}

/** Whether the sheets agree, and what of the rows repeats. */
export function sheetsFinding(
  { reconciliation, duplicates }: Pick<DataAudit, "reconciliation" | "duplicates">,
  forms: readonly OrderNumberForm[],
): Finding {
  const { reconciling, customers, withUnlistedPieces, unlistedPieces } = reconciliation;
  const unlisted =
    withUnlistedPieces === 0
      ? prose`The product columns leave out no piece.`
      : prose`For ${count(withUnlistedPieces)} of them the product columns leave out ${counted(unlistedPieces, "piece")}: the sheet has no column for some types.`;
  const { count: rows } = duplicates;
  const repeated =
    rows === 0
      ? prose`No row repeats an earlier one in full.`
      : prose`${counted(rows, "row")} ${verb(rows, "repeats", "repeat")} an earlier row in full; ${verb(rows, "it may be a true second line, so it stays", "they may be true second lines, so they stay")}.`;
  const written = forms.filter(({ form }) => form !== NO_NUMBER);
  const without = sumBy(
    forms.filter(({ form }) => form === NO_NUMBER),
    ({ lines }) => lines,
  );
  const none =
    without === 0 ? prose`` : prose`, and ${counted(without, "line")} ${verb(without, "has", "have")} none`;
  return prose`${count(reconciling)} of ${count(customers.length)} customers ${verb(reconciling, "agrees with its", "agree with their")} order lines to rounding. ${unlisted} ${repeated} Order numbers have ${counted(written.length, "form")}${none}: a number identifies an order only together with its customer.`;
}
