import { DAY } from "../../core/day";
import { InputError } from "../../core/input-error";
import { sumBy, sumOf } from "../../core/sum";
import type { AccountSums, LineSums, ProductSums } from "../line-sums";
import { largestProducts, OTHER_PRODUCTS, productColumn, productOfColumn } from "../product-columns";
import type { RowsLeftOut } from "../sales-lines";
import type { LineDialect } from "./line-dialect";
import { ACCOUNT, customerStatement, OVERVIEW, overviewStatement, productStatement } from "./line-statements";
import type { LineSource } from "./line-statements";
import type { LinesEngine, QueryNote } from "./lines-engine";
import { notedQuestions, type ResultColumn, type SqlRunner } from "./sql-runner";

/**
 * Lines in an engine that understands SQL.
 *
 * @param before what it was asked to find them. @param drawn a SELECT of the customers to give, as in `customerStatement`; default all.
 */
export function sqlEngine(
  runner: SqlRunner,
  dialect: LineDialect,
  source: LineSource,
  before: readonly QueryNote[] = [],
  drawn?: string,
): LinesEngine {
  const queries = [...before];
  const ask = notedQuestions(runner, queries);
  const sums = async (mix?: readonly string[]): Promise<LineSums> => {
    const overview = overviewOf(
      runner.name,
      await ask("how many lines, of which days", overviewStatement(source, dialect)),
    );
    const products =
      source.columns.product === null
        ? NO_PRODUCTS
        : totalsOf(await ask("the money of each product", productStatement(source, dialect)));
    const named =
      mix?.filter((column) => column !== OTHER_PRODUCTS).map(productOfColumn) ??
      largestProducts(products.total);
    const columns = await ask("one row for each customer", customerStatement(source, named, dialect, drawn));
    const { days, leftOut, lines } = overview;
    const found = inOrderOfNames(columns, products, named, drawn !== undefined);
    if (drawn === undefined && source.only === undefined) {
      requireUnchanged(runner.name, overview, sumOf([...(found.accounts.revenue as Float64Array)]));
    }
    return Object.freeze({ lines, ...days, leftOut, ...found });
  };
  return Object.freeze({
    name: runner.name,
    columns: source.columns,
    queries,
    sums,
    close: () => runner.close(),
  });
}

/** All rows in a few numbers. */
export interface Overview {
  readonly lines: number;
  readonly days: Pick<LineSums, "firstDay" | "lastDay">;
  readonly leftOut: RowsLeftOut;
  /** The money of all lines, and the same with every return as if it were a sale. */
  readonly net: number;
  readonly turnover: number;
}

/** Sums that are added in another order differ by less than this share. */
const TOLERANCE = 1e-9;

/** Lines are read more than once: all sums must be of the same. @throws InputError where another sum of all money differs. */
export function requireUnchanged(engine: string, { net, turnover }: Overview, again: number): void {
  if (Math.abs(again - net) <= TOLERANCE * turnover) return;
  throw new InputError({
    where: `lines in ${engine}`,
    what: "lines that changed while they were read",
    legal: "the same lines from the first question to the last",
    remedy:
      "Run the command again when nothing is being written, or name the days by a SELECT: WHERE day < '2024-01-01'",
  });
}

/**
 * What the statement about all rows gives, of one server or of several.
 *
 * @throws InputError where no row is a line.
 */
export function overviewOf(engine: string, columns: readonly ResultColumn[]): Overview {
  const values = (name: (typeof OVERVIEW)[number]): readonly number[] =>
    Array.from(columns[OVERVIEW.indexOf(name)] as Float64Array).filter((value) => !Number.isNaN(value));
  const sum = (name: (typeof OVERVIEW)[number]): number => sumOf(values(name));
  const [rows, lines] = [sum("rows"), sum("lines")];
  if (lines === 0) {
    throw new InputError({
      where: `lines in ${engine}`,
      what: `${rows} rows, none with a customer, a day and money`,
      legal: "at least one such row",
      remedy:
        'Say in study.yaml which columns hold these: line columns: {customer: "buyer", date: "day", amount: "total"}',
    });
  }
  const [withoutCustomer, withoutDay] = [sum("withoutCustomer"), sum("withoutDay")];
  return {
    lines,
    net: sum("net"),
    turnover: sum("turnover"),
    days: {
      firstDay: new Date(Math.min(...values("firstDay")) * DAY),
      lastDay: new Date(Math.max(...values("lastDay")) * DAY),
    },
    leftOut: Object.freeze({
      withoutCustomer,
      withoutDay,
      withoutMoney: rows - lines - withoutCustomer - withoutDay,
      shareOfMoney: sum("all") === 0 ? 0 : sum("lost") / sum("all"),
    }),
  };
}

interface Totals {
  readonly total: ReadonlyMap<string, number>;
  readonly bought: ReadonlyMap<string, number>;
}

const NO_PRODUCTS: Totals = { total: new Map(), bought: new Map() };

function totalsOf(columns: readonly ResultColumn[]): Totals {
  const [names = [], total = [], bought = []] = columns as [string[], Float64Array, Float64Array];
  const added = (values: ArrayLike<number>): ReadonlyMap<string, number> => {
    const sums = new Map<string, number>();
    names.forEach((name, row) => sums.set(name, (sums.get(name) ?? 0) + values[row]));
    return sums;
  };
  return { total: added(total), bought: added(bought) };
}

function inOrderOfNames(
  columns: readonly ResultColumn[],
  { bought }: Totals,
  named: readonly string[],
  isDrawn: boolean,
): { readonly accounts: AccountSums; readonly products: ProductSums } {
  const names = columns[0] as readonly string[];
  const order = Uint32Array.from(names, (_, row) => row).sort((a, b) => (names[a] < names[b] ? -1 : 1));
  const customers = Array.from(order, (row) => names[row]);
  const numbers = (at: number, missing = NaN): Float64Array => {
    const values = columns[at] as Float64Array | undefined;
    return new Float64Array(order.length).map((_, place) => {
      const value = values?.[order[place]] ?? NaN;
      return Number.isNaN(value) ? missing : value;
    });
  };
  const figure = (name: (typeof ACCOUNT)[number]): Float64Array => numbers(ACCOUNT.indexOf(name));
  const first = ACCOUNT.length;
  const countries = columns[ACCOUNT.indexOf("country")];
  const isNamed = new Set(named);
  return {
    accounts: Object.freeze({
      customers,
      revenue: figure("revenue"),
      orders: figure("orders"),
      firstDay: figure("firstDay"),
      lastDay: figure("lastDay"),
      medianGapDays: figure("medianGapDays"),
      gapSpreadDays: figure("gapSpreadDays"),
      returned: figure("returned"),
      weekendOrders: figure("weekendOrders"),
      breadth: numbers(first, 0),
      countries:
        countries instanceof Float64Array
          ? customers.map(() => null)
          : Array.from(order, (row) => countries[row]),
      ...(isDrawn ? { weights: numbers(columns.length - 1) } : {}),
    }),
    products: Object.freeze({
      count: bought.size,
      named: named.map((product, i) => ({
        column: productColumn(product),
        money: numbers(first + 1 + i, 0),
      })),
      others: [...bought.keys()].some((product) => !isNamed.has(product))
        ? numbers(first + 1 + named.length, 0)
        : null,
      covered: sumBy(named, (product) => bought.get(product) ?? 0) / sumOf([...bought.values()]),
    }),
  };
}
