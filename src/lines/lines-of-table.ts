import { InputError } from "../core/input-error";
import type { TypedColumn } from "../customers/typing/typed-column";
import type { TypedTable } from "../customers/typing/typed-table";
import { salesLinesOf, type SalesLine, type SalesLines } from "./sales-lines";

/** Which column of a table of lines holds what; null for none. */
export interface LineColumns {
  readonly customer: string;
  readonly date: string;
  /** Money of the line; null where it is quantity x price. */
  readonly amount: string | null;
  readonly price: string | null;
  readonly quantity: string | null;
  readonly order: string | null;
  readonly product: string | null;
  readonly country: string | null;
}

/** The words for what a column of lines can hold. */
export const LINE_ROLES = Object.freeze([
  "customer",
  "date",
  "amount",
  "price",
  "quantity",
  "order",
  "product",
  "country",
] as const satisfies readonly (keyof LineColumns)[]);

const ORDER = /order|invoice|receipt|basket|ticket|transaction/i;
const PRODUCT = /product|item|sku|article|category|material|description|stock.?code/i;

/** Money of a line may differ from quantity x price by rounding, and in one line of ten for reductions. */
const ROUNDING = 1e-3;
const CENT = 0.011;
const NEARLY_ALL = 0.9;

/** Headers by what they hold, the surest first: a total may be one of areas, an order's type is not its number. */
const HEADERS = {
  amount: [
    /amount|revenue|sales|turnover|line ?value|umsatz|spen[dt]|total.*pri[cs]e|line.?pri[cs]e|gesamtpreis/i,
    /^(?!.*(area|weight|volume)).*total/i,
  ],
  price: [
    /unit.*pri[cs]e|pri[cs]e.*(unit|each|piece)/i,
    /^(?!.*(total|\bsum\b|line.?pri)).*(price|rate\b|preis)/i,
  ],
  quantity: [/quantity|qty|pieces|units|menge|^count$/i],
  order: [
    /(order|invoice|receipt|basket|ticket|transaction)[ _.-]?(id|no|nr|num|number|#)\.?$/i,
    /^(?!.*(type|category|status|kind)).*(order|invoice|receipt|basket|ticket|transaction)/i,
  ],
  product: [
    /^(?!.*(id|no|nr|code|number)\.?$).*(product|item|sku|article|category|material|description)/i,
    PRODUCT,
  ],
  country: [/country|nation|^land$/i],
} as const satisfies Readonly<Record<string, readonly RegExp[]>>;

/**
 * Finds out by names and types which column of a table of sales lines holds what.
 *
 * @param known what the reader says of it; goes first.
 * @returns null where no column names the customers, none has days, or none gives the money. Cost O(columns).
 */
export function lineColumns(typed: TypedTable, known: Partial<LineColumns> = {}): LineColumns | null {
  const customer = known.customer ?? typed.rowNameColumn;
  const open = typed.columns.filter(({ name, kind }) => name !== customer && kind !== "empty");
  const isNumber = ({ kind, numbers }: TypedColumn): boolean =>
    numbers !== null && kind !== "date" && kind !== "boolean";
  const named = (what: keyof typeof HEADERS, fits: (column: TypedColumn) => boolean): string | null =>
    known[what] ??
    HEADERS[what]
      .map((pattern) => open.find((column) => pattern.test(column.name) && fits(column))?.name)
      .find((name) => name !== undefined) ??
    null;
  const date = known.date ?? open.find(({ kind }) => kind === "date")?.name;
  const price = named("price", isNumber);
  const quantity = named("quantity", (column) => isNumber(column) && column.name !== price);
  const amount =
    known.amount ??
    productOf(open.filter(isNumber), price, quantity) ??
    named("amount", (column) => isNumber(column) && ![price, quantity].includes(column.name));
  if (customer === null || date === undefined) return null;
  if (amount === null && (price === null || quantity === null)) return null;
  const isText = (column: TypedColumn): boolean =>
    column.kind !== "date" && ![amount, price, quantity].includes(column.name);
  return Object.freeze({
    customer,
    date,
    amount,
    price,
    quantity,
    order: named("order", isText),
    product: named("product", (column) => isText(column) && !ORDER.test(column.name)),
    country: named("country", isText),
  });
}

/** The column that is quantity x price in nearly every line: whatever it is called, it is the money of the line. */
function productOf(
  columns: readonly TypedColumn[],
  price: string | null,
  quantity: string | null,
): string | null {
  const [each, pieces] = [price, quantity].map(
    (name) => columns.find((column) => column.name === name)?.numbers,
  );
  if (each === undefined || each === null || pieces === undefined || pieces === null) return null;
  const isProduct = ({ name, numbers }: TypedColumn): boolean => {
    if (numbers === null || name === price || name === quantity) return false;
    let [known, equal] = [0, 0];
    numbers.forEach((value, row) => {
      const [one, many] = [each[row], pieces[row]];
      if (value === null || one === null || many === null || one * many === 0) return;
      known++;
      if (Math.abs(value - one * many) <= ROUNDING * Math.abs(value) + CENT) equal++;
    });
    return known > 0 && equal >= NEARLY_ALL * known;
  };
  return columns.find(isProduct)?.name ?? null;
}

/** Sales lines of a table, and how many of its rows could not be used. */
export interface LinesOfTable {
  readonly sales: SalesLines;
  /** Rows without a customer, a day, or money. */
  readonly leftOut: number;
}

/**
 * The rows of a table as sales lines. Money is the amount, or quantity x price; what is below 0 was given back.
 *
 * @throws InputError where no row can be used, and for a column that does not exist. Cost O(rows).
 */
export function linesOfTable(typed: TypedTable, columns: LineColumns): LinesOfTable {
  const column = (name: string | null): TypedColumn | null => {
    if (name === null) return null;
    const found = typed.columns.find((each) => each.name === name);
    if (found !== undefined) return found;
    throw new InputError({
      where: "linesOfTable(columns)",
      what: `column "${name}"`,
      legal: typed.columns.map((each) => `"${each.name}"`).join(", "),
    });
  };
  const [customer, date] = [column(columns.customer), column(columns.date)];
  const [amount, price, quantity] = [column(columns.amount), column(columns.price), column(columns.quantity)];
  const [order, product, country] = [column(columns.order), column(columns.product), column(columns.country)];
  const number = (of: TypedColumn | null, row: number): number => of?.numbers?.[row] ?? NaN;
  const text = (of: TypedColumn | null, row: number): string | null => of?.texts[row] ?? null;
  const rows = typed.rowNames.length;
  const lacking = { withoutCustomer: 0, withoutDay: 0, withoutMoney: 0 };
  let [lost, all] = [0, 0];
  const lines = Array.from({ length: rows }, (_, row) => row).flatMap((row): SalesLine[] => {
    const [name, day] = [text(customer, row), text(date, row)];
    const money = amount === null ? number(quantity, row) * number(price, row) : number(amount, row);
    if (money > 0) all += money;
    if (name === null || day === null || Number.isNaN(money)) {
      lacking[name === null ? "withoutCustomer" : day === null ? "withoutDay" : "withoutMoney"]++;
      if (money > 0) lost += money;
      return [];
    }
    return [
      Object.freeze({
        customer: name,
        order: text(order, row),
        date: new Date(`${day}T00:00:00Z`),
        amount: money,
        quantity: number(quantity, row),
        product: text(product, row),
        country: text(country, row),
      }),
    ];
  });
  if (lines.length === 0) {
    throw new InputError({
      where: "linesOfTable(typed)",
      what: `${rows} rows, none with a customer, a day and money`,
      legal: "at least one such row",
    });
  }
  const leftOut = Object.freeze({ ...lacking, shareOfMoney: all === 0 ? 0 : lost / all });
  return Object.freeze({
    sales: Object.freeze({ ...salesLinesOf(lines), leftOut }),
    leftOut: rows - lines.length,
  });
}
