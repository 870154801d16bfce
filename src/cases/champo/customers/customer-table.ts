import { InputError } from "../../../core/input-error";
import type { CustomerSheetRow, Workbook } from "../workbook/tables";
import { customerActivity } from "./customer-activity";
import { productName } from "../product-name";
import { isMissingText } from "../../../tables/cells/missing-text";

const mark: unique symbol = Symbol.for("champo.customers") as never;

/** The product type that takes what the customer sheet's product columns leave out. */
export const OTHER_PRODUCT = "OTHER";

/** What must be known of a customer, old or new, to place it among the others. */
export interface CustomerMeasures {
  readonly customer: string;
  /** Pieces ordered. */
  readonly quantity: number;
  /** Pieces x area of a piece, ft2. */
  readonly areaFt2: number;
  /** Money ordered. */
  readonly revenue: number;
  /** Pieces per product type; types that are listed nowhere count as `OTHER`. */
  readonly products: Readonly<Record<string, number>>;
}

/** One customer: its measures, and descriptors that are held out of the clustering to check it by. */
export interface CustomerRecord extends CustomerMeasures {
  /** True where no order line gives the area. It is then estimated: pieces x the mean area of a piece over all orders. */
  readonly areaEstimated: boolean;
  /** The sheet's own area, in mixed units and without quantities. Not for use; kept for the record. */
  readonly reportedTotalArea: number;
  readonly country: string | null;
  readonly orders: number;
  readonly orderLines: number;
  readonly firstOrder: Date | null;
  readonly lastOrder: Date | null;
  /** Sample lines sent, and how many of them were followed by an order. */
  readonly samples: number;
  readonly converted: number;
}

/** One record per customer. Only `customerTable` and `keepCustomers` make one: sales lines are no customers. */
export interface CustomerTable {
  readonly records: readonly CustomerRecord[];
  /** Product types, in the sheet's order, `OTHER` last. */
  readonly products: readonly string[];
  /** What was corrected, in sentences. */
  readonly corrections: readonly string[];
  readonly [mark]: true;
}

/**
 * One record per customer from the customer sheet, corrected where the audit demands it: the area is
 * quantity x ft2 summed over the order lines, not the sheet's sum of mixed units; pieces that no product
 * column lists become `OTHER`; product names follow the order lines. Revenue and quantity stay the sheet's.
 *
 * @throws InputError when the customer sheet names a customer twice, or none. Cost O(lines).
 * @example const customers = customerTable(workbook);
 */
export function customerTable(workbook: Workbook): CustomerTable {
  requireOneRowEach(workbook.customers);
  const activity = customerActivity(workbook);
  const products = [...new Set(workbook.customers.flatMap((row) => Object.keys(row.products).map(typeOf)))];
  const records = workbook.customers.map((row): CustomerRecord => {
    const { trueAreaFt2, ...known } = activity.of(row.customer);
    return Object.freeze({
      customer: row.customer,
      quantity: row.quantity,
      areaFt2: trueAreaFt2 ?? row.quantity * activity.meanPieceAreaFt2,
      revenue: row.amount,
      products: productsOf(row, products),
      areaEstimated: trueAreaFt2 === null,
      reportedTotalArea: row.reportedTotalArea,
      ...known,
    });
  });
  return freezeTable(
    records,
    [...products.filter((name) => name !== OTHER_PRODUCT), OTHER_PRODUCT],
    [
      "the area is pieces x ft2 summed over the order lines; the sheet adds ft2 to m2 and ignores quantities",
      ...correctionOf(records, (r) => r.areaEstimated, "no order line: area estimated from its pieces"),
      ...correctionOf(
        records,
        (r) => r.products[OTHER_PRODUCT] > 0,
        `pieces of unlisted types, now ${OTHER_PRODUCT}`,
      ),
    ],
  );
}

/** The customers for which `keep` holds, as a table of their own: to leave a giant out, for instance. */
export function keepCustomers(
  table: CustomerTable,
  keep: (record: CustomerRecord) => boolean,
): CustomerTable {
  requireCustomers(table, "keepCustomers(table)");
  return freezeTable(table.records.filter(keep), table.products, table.corrections);
}

/** Throws unless `x` is a table of customers: the run-time half of "customers, never sales lines". */
export function requireCustomers(x: unknown, where: string): asserts x is CustomerTable {
  if (typeof x === "object" && x !== null && (x as { [mark]?: unknown })[mark] === true) return;
  throw new InputError({
    where,
    what: Array.isArray(x) ? `an array of ${x.length} rows` : typeof x,
    legal: "a customer table, one record per customer",
    remedy: "Make it with customerTable(workbook); sales lines are summed up per customer there",
  });
}

function freezeTable(
  records: readonly CustomerRecord[],
  products: readonly string[],
  corrections: readonly string[],
): CustomerTable {
  return Object.freeze({
    records: Object.freeze(records),
    products: Object.freeze(products),
    corrections: Object.freeze(corrections),
    [mark]: true as const,
  });
}

function requireOneRowEach(rows: readonly CustomerSheetRow[]): void {
  const where = "customerTable(workbook)";
  if (rows.length === 0)
    throw new InputError({ where, what: "no customers", legal: "at least one customer" });
  const seen = new Set<string>();
  for (const { customer, row } of rows) {
    if (seen.has(customer)) {
      throw new InputError({
        where: `${where}, customer sheet row ${row}`,
        what: `"${customer}" again`,
        legal: "each customer once",
        remedy: "Cluster one row per customer: sum the rows of a customer up first",
      });
    }
    seen.add(customer);
  }
}

function productsOf(row: CustomerSheetRow, products: readonly string[]): Readonly<Record<string, number>> {
  const pieces: Record<string, number> = Object.fromEntries(products.map((name) => [name, 0]));
  let listed = 0;
  for (const [header, quantity] of Object.entries(row.products)) {
    pieces[typeOf(header)] += quantity;
    listed += quantity;
  }
  pieces[OTHER_PRODUCT] = (pieces[OTHER_PRODUCT] ?? 0) + Math.max(0, row.quantity - listed);
  return Object.freeze(pieces);
}

/** The product type of a header; a placeholder such as `-` names none, so its pieces are of no listed type. */
function typeOf(header: string): string {
  return isMissingText(header) ? OTHER_PRODUCT : productName(header);
}

function correctionOf(
  records: readonly CustomerRecord[],
  concerns: (record: CustomerRecord) => boolean,
  what: string,
): string[] {
  const names = records.filter(concerns).map((record) => record.customer);
  return names.length === 0 ? [] : [`${what}: ${names.join(", ")}`];
}
