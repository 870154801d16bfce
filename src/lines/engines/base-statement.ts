import { DAY, MEAN_YEAR_DAYS } from "../../core/day";
import { LINE_FIGURES } from "../line-figures";
import type { LineSums } from "../line-sums";
import { OTHER_PRODUCTS, productOfColumn } from "../product-columns";
import type { LineDialect } from "./line-dialect";
import { ROUNDING } from "../base-of-sums";
import { ACCOUNT, customerStatement, type LineSource } from "./line-statements";

/** The column of `baseStatement` that names the customers: no product and no figure is called so. */
export const BASE_ID = "(customer of the lines)";

/**
 * The customers as `baseOfSums` makes them, as one SELECT: the same columns under the same names.
 *
 * @param days what the lines cover. @param mix the columns of the product mix.
 */
export function baseStatement(
  source: LineSource,
  dialect: LineDialect,
  { lastDay }: Pick<LineSums, "lastDay">,
  mix: readonly string[],
): string {
  const { name } = dialect;
  const end = lastDay.getTime() / DAY;
  const figure = (of: (typeof ACCOUNT)[number]): string => `c.a${ACCOUNT.indexOf(of)}`;
  const products = mix.filter((column) => column !== OTHER_PRODUCTS);
  const part = (i: number): string => `COALESCE(c.b${i}, 0)`;
  const years = `GREATEST(1, (${end} - ${figure("firstDay")}) / ${MEAN_YEAR_DAYS})`;
  const paid = `(${figure("revenue")} + ${figure("returned")})`;
  const columns: readonly (readonly [column: string, value: string])[] = [
    [BASE_ID, figure("customer")],
    [LINE_FIGURES.recency.name, `${end} - ${figure("lastDay")}`],
    [LINE_FIGURES.orders.name, figure("orders")],
    [LINE_FIGURES.revenue.name, figure("revenue")],
    [LINE_FIGURES.average.name, `${figure("revenue")} / ${figure("orders")}`],
    [LINE_FIGURES.tenure.name, `${end} - ${figure("firstDay")}`],
    [LINE_FIGURES.pace.name, `${figure("orders")} / ${years}`],
    [LINE_FIGURES.gap.name, figure("medianGapDays")],
    [LINE_FIGURES.gapSpread.name, figure("gapSpreadDays")],
    [
      LINE_FIGURES.returned.name,
      `CASE WHEN ${paid} > ${ROUNDING} * ${figure("returned")} THEN LEAST(1, ${figure("returned")} / ${paid}) END`,
    ],
    [LINE_FIGURES.weekend.name, `${figure("weekendOrders")} / ${figure("orders")}`],
    ["country", figure("country")],
    ...(source.columns.product === null
      ? []
      : ([["products", part(0)], ...products.map((column, i) => [column, part(1 + i)])] as [
          string,
          string,
        ][])),
    ...(mix.includes(OTHER_PRODUCTS) ? [[OTHER_PRODUCTS, part(1 + products.length)] as const] : []),
  ];
  const list = columns.map(([column, value]) => `${value} AS ${name(column)}`);
  const customers = customerStatement(source, products.map(productOfColumn), dialect);
  return `SELECT ${list.join(", ")} FROM (${customers}) AS c`;
}
