import { workbookOfPeriod } from "../../src/cases/champo/sales/workbook-of-period";
import { REAL_TRAITS, synthesise, type WorkbookTraits } from "../../src/cases/champo/workbook/synthesise";
import type { Workbook } from "../../src/cases/champo/workbook/tables";

/** None, all, and each trait alone; `serialDates` is a trait of the file only. */
const TRAITS: readonly (readonly [name: string, traits: WorkbookTraits | undefined])[] = [
  ["no trait", undefined],
  ["all traits", REAL_TRAITS],
  ...Object.keys(REAL_TRAITS)
    .filter((name) => name !== "serialDates")
    .map((name) => [name, { [name]: true }] as const),
];

/** What a smaller company's workbook lacks: most customers, most of the time, or most samples. */
const CUTS: readonly (readonly [name: string, cut: (workbook: Workbook) => Workbook])[] = [
  ["whole", (workbook) => workbook],
  ["every second customer", (workbook) => ofCustomers(workbook, (_, i) => i % 2 === 0)],
  ["the last year", (workbook) => workbookOfPeriod(workbook, { from: new Date("2019-02-15") })],
  ["samples of three accounts", (workbook) => withoutSamples(workbook, 3)],
  ["sixteen customers", (workbook) => ofCustomers(workbook, (_, i) => i % 3 === 1 || i === 0)],
  ["no samples", (workbook) => withoutSamples(workbook, 0)],
];

/** Different workbooks that can be drawn, each from a seed of its own. */
export const DRAWN = TRAITS.length * CUTS.length;

/** The drawn workbook of a place from 0, and its name. */
export function drawnWorkbook(place: number): { readonly name: string; readonly workbook: Workbook } {
  const [trait, traits] = TRAITS[place % TRAITS.length];
  const [cutName, cut] = CUTS[Math.floor(place / TRAITS.length) % CUTS.length];
  const seed = 1001 + place;
  return {
    name: `${place}: seed ${seed}, ${trait}, ${cutName}`,
    workbook: cut(synthesised("drawn", seed, traits)),
  };
}

/** A whole workbook of a seed, as if it were read from a file of that kind. */
export function synthesised(kind: string, seed: number, traits?: WorkbookTraits): Workbook {
  const drawn = synthesise({ seed, ...(traits ? { traits } : {}) });
  const source = { fileName: `${kind}-${seed}.xlsx`, bytes: 1, fingerprint: String(seed), synthetic: true };
  return { ...drawn, source, emptyCells: [] };
}

function ofCustomers(workbook: Workbook, keep: (customer: string, place: number) => boolean): Workbook {
  const kept = new Set(workbook.customers.map(({ customer }) => customer).filter(keep));
  const ours = <Row extends { readonly customer: string }>(rows: readonly Row[]): Row[] =>
    rows.filter(({ customer }) => kept.has(customer));
  const { recommendation } = workbook;
  return {
    ...workbook,
    sales: ours(workbook.sales),
    orders: ours(workbook.orders),
    samples: ours(workbook.samples),
    customers: ours(workbook.customers),
    baskets: workbook.baskets,
    recommendation: {
      ...recommendation,
      customers: recommendation.customers.filter((customer) => kept.has(customer)),
      values: recommendation.values.filter((_, i) => kept.has(recommendation.customers[i])),
    },
  };
}

function withoutSamples(workbook: Workbook, accounts: number): Workbook {
  const kept = new Set([...new Set(workbook.samples.map(({ customer }) => customer))].slice(0, accounts));
  return {
    ...workbook,
    sales: workbook.sales.filter(({ kind, customer }) => kind === "order" || kept.has(customer)),
    samples: workbook.samples.filter(({ customer }) => kept.has(customer)),
  };
}
