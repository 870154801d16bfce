import { dayText } from "../../../core/day";
import { InputError } from "../../../core/input-error";
import { isInPeriod, periodText, type Period } from "../../../study/period";
import type { CustomerSheetRow, OrderLine, SalesLine, Workbook } from "../workbook/tables";

/**
 * A workbook as it would have looked had it covered one period: its dated lines, and the order lines and customers
 * summed up from them. The sheets without dates cannot be cut and are empty: samples and their conversion, baskets,
 * the recommendation table. Customers without an order in the period are not in it.
 *
 * @throws InputError when the period holds no order. Cost O(lines).
 * @example workbookOfPeriod(study.workbook, { until: new Date("2019-01-01") }).customers.length
 */
export function workbookOfPeriod(workbook: Workbook, period: Period): Workbook {
  const sales = workbook.sales.filter(({ date }) => isInPeriod(date, period));
  const orders = sales.filter(({ kind }) => kind === "order");
  const said = periodText(period);
  if (orders.length === 0) {
    const times = workbook.sales.map(({ date }) => date.getTime());
    const days = [
      times.reduce((a, b) => Math.min(a, b), Infinity),
      times.reduce((a, b) => Math.max(a, b), -Infinity),
    ];
    throw new InputError({
      where: `workbook ${workbook.source.fileName}`,
      what: `no order ${said}`,
      legal:
        times.length === 0
          ? "dated lines"
          : `a period within ${days.map((day) => dayText(new Date(day))).join(" to ")}`,
    });
  }
  return Object.freeze({
    source: Object.freeze({
      ...workbook.source,
      fileName: `${workbook.source.fileName} ${said}`,
      fingerprint: `${workbook.source.fingerprint} ${said}`,
    }),
    sales: Object.freeze(sales),
    orders: Object.freeze(orders.map(orderLine)),
    samples: Object.freeze([]),
    customers: Object.freeze(customerRows(orders)),
    recommendation: Object.freeze({ customers: [], attributes: [], values: [] }),
    baskets: Object.freeze([]),
    emptyCells: Object.freeze([]),
  });
}

/** The workbook's own factor from ft2 to m2, in its sheet of order lines. */
const M2_PER_FT2 = 0.09;

function orderLine(line: SalesLine): OrderLine {
  const {
    row,
    customer,
    country,
    quantity,
    pieceAreaInUnit,
    amount,
    item,
    quality,
    design,
    colour,
    shape,
    pieceAreaFt2,
  } = line;
  return Object.freeze({
    row,
    customer,
    country,
    quantity,
    pieceAreaInUnit,
    amount,
    item,
    quality,
    design,
    colour,
    shape,
    pieceAreaFt2,
    pieceAreaM2: pieceAreaFt2 * M2_PER_FT2,
  });
}

/** One row per customer, in the order of their first lines, with every product type that anybody ordered. */
function customerRows(orders: readonly SalesLine[]): CustomerSheetRow[] {
  const items = [...new Set(orders.map(({ item }) => item))].sort();
  const sums = new Map<
    string,
    { quantity: number; area: number; amount: number; products: Record<string, number> }
  >();
  for (const { customer, quantity, pieceAreaInUnit, amount, item } of orders) {
    const sum = sums.get(customer) ?? {
      quantity: 0,
      area: 0,
      amount: 0,
      products: Object.fromEntries(items.map((name) => [name, 0])),
    };
    sum.quantity += quantity;
    sum.area += pieceAreaInUnit;
    sum.amount += amount;
    sum.products[item] += quantity;
    sums.set(customer, sum);
  }
  return [...sums].map(([customer, { quantity, area, amount, products }], i) =>
    Object.freeze({
      row: i + 1,
      customer,
      quantity,
      reportedTotalArea: area,
      amount,
      products: Object.freeze(products),
    }),
  );
}
