import { InputError } from "../../../../core/input-error";
import { randomSource } from "../../../../math/distributions/random";
import type {
  Basket,
  CustomerSheetRow,
  OrderLine,
  RecommendationTable,
  SalesLine,
  SampleLine,
} from "../tables";
import type { Archetype } from "./archetypes";
import { drawCustomers } from "./customers";
import { assignNames } from "./names";
import { drawOrderDrafts } from "./order-drafts";
import { finishLines } from "./sales-lines";
import { drawSampleDrafts } from "./sample-drafts";
import { plantTraits } from "./traits/plant-traits";
import { drawSizes } from "./sizes";
import { basketTable, customerTable, orderTable, recommendationTable, sampleTable } from "./tables";
import type { WorkbookTraits } from "./traits/traits";
import { assignUnits } from "./units";
import { drawVocabulary } from "./vocabulary";

/** What was planted; for tests only, never for an analysis. */
export interface SyntheticTruth {
  readonly seed: number;
  /** Traits of real workbooks that were planted; left out where there are none. */
  readonly traits?: WorkbookTraits;
  /** The planted archetype of each customer code, in the order of the codes. */
  readonly archetypes: Readonly<Record<string, Archetype>>;
}

/** The tables of a synthetic workbook, and the truth behind them. */
export interface SyntheticWorkbook {
  readonly sales: readonly SalesLine[];
  readonly orders: readonly OrderLine[];
  readonly samples: readonly SampleLine[];
  readonly customers: readonly CustomerSheetRow[];
  readonly recommendation: RecommendationTable;
  readonly baskets: readonly Basket[];
  /** The colours of the baskets sheet's 0/1 columns. */
  readonly basketColours: readonly string[];
  readonly truth: SyntheticTruth;
}

/**
 * Draws a synthetic workbook in the Champo format: invented customers and lines with the aggregate shape
 * of the case (concentration, unit trap, low conversion of samples, few customers). Cost: about 1 s.
 *
 * @param options.seed a whole number from 0 to 2^32 - 1; equal seeds give equal tables on every machine.
 * @param options.traits traits of real workbooks to plant (`REAL_TRAITS`: all of them); default none.
 * @throws InputError when the seed is not such a number.
 * @example synthesise({ seed: 7 }).customers.length // 45
 */
export function synthesise(options: {
  readonly seed: number;
  readonly traits?: WorkbookTraits;
}): SyntheticWorkbook {
  const { seed, traits } = options;
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw new InputError({
      where: "synthesise(seed)",
      what: String(seed),
      legal: "a whole number from 0 to 4294967295",
    });
  }
  const random = randomSource(seed);
  const customers = drawCustomers(random);
  const sizes = drawSizes(random);
  const drafts = [
    ...drawOrderDrafts(random, customers, sizes),
    ...drawSampleDrafts(random, customers, sizes),
  ];
  assignUnits(random, customers, drafts);
  assignNames(random, customers, drafts, drawVocabulary(random));
  const planted = traits ? plantTraits(seed, customers, drafts, traits) : customers;
  const lines = finishLines(random, planted, drafts);
  const sales = lines.map((line) => line.sales);
  const orders = orderTable(lines);
  const customerRows = customerTable(orders);
  const broadest = customers.reduce((best, customer) => (customer.orders > best.orders ? customer : best));
  const { colours, baskets } = basketTable(sales, broadest.code);
  const archetypes = customers
    .map(({ code, archetype }) => [code, archetype] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.freeze({
    sales,
    orders,
    samples: sampleTable(lines),
    customers: customerRows,
    recommendation: recommendationTable(orders, customerRows),
    baskets,
    basketColours: colours,
    truth: {
      seed,
      ...(traits ? { traits } : {}),
      archetypes: Object.fromEntries(archetypes) as Record<string, Archetype>,
    },
  });
}
