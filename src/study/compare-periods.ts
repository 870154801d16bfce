import { countsOf } from "../core/counts-of";
import type { CustomerBase } from "../customers/customer-base";
import type { ExcelSheet } from "../tables/xlsx/excel-workbook";
import { compareSegmented, type StudyComparison } from "./compare-studies";
import { comparisonTables } from "./comparison-tables";
import { segmentStudy, type SegmentedStudy } from "./segmented-study";
import type { Study } from "./study";

/** Studies of several periods, the oldest first, each compared with the next. */
export interface PeriodComparison {
  readonly sides: readonly SegmentedStudy[];
  /** One less than there are periods. */
  readonly steps: readonly StudyComparison[];
}

type Row = Readonly<Record<string, string | number | null>>;

/** The tables of a comparison of periods, as records of plain values. */
export interface PeriodTables {
  /** The names of the studies. */
  readonly periods: readonly string[];
  readonly steps: readonly Row[];
  readonly segments: readonly Row[];
  /** One row per customer: its segment's name in each period, and how often it moved, came or went. */
  readonly customers: readonly Row[];
}

/**
 * Compares each of several studies with the next. Segments are made again in each, and matched from one to the next.
 *
 * @param studies at least two, the oldest first.
 * @param inMixOf for each step: the customers of the later study with the product mix of the one before, where its lines are not
 *   in memory.
 */
export function comparePeriods(
  studies: readonly Study[],
  inMixOf: readonly (CustomerBase | null)[] = [],
): PeriodComparison {
  const known = new Map<string, SegmentedStudy>();
  const sides = studies.map((study) => {
    const found = known.get(study.fingerprint) ?? segmentStudy(study);
    known.set(study.fingerprint, found);
    return found;
  });
  const steps = sides.slice(1).map((now, i) => compareSegmented(sides[i], now, inMixOf[i]));
  return Object.freeze({ sides: Object.freeze(sides), steps: Object.freeze(steps) });
}

/** The comparison as rows; customers that changed most often come first. */
export function periodTables({ sides, steps }: PeriodComparison): PeriodTables {
  const step = (i: number): string => `${i + 1} to ${i + 2}`;
  return Object.freeze({
    periods: sides.map(({ study }) => study.name),
    steps: steps.map(({ comparison, verdict }, i) => {
      const states = countsOf(comparison.customers.map(({ state }) => state));
      const of = (state: string): number => states.get(state as "moved") ?? 0;
      return {
        step: step(i),
        "customers in common": comparison.common,
        stayed: of("stayed"),
        moved: of("moved"),
        new: of("new"),
        gone: of("gone"),
        "adjusted Rand index": comparison.adjustedRand,
        verdict: verdict.advice,
      };
    }),
    segments: steps.flatMap((each, i) =>
      comparisonTables(each)
        .segments.filter(({ side, state }) => side === "old" || state === "born")
        .map((row) => ({
          step: step(i),
          name: String(row["name"]),
          customers: Number(row["customers"]),
          becomes: row["side"] === "old" ? String(row["becomes"]) : "",
          jaccard: row["jaccard"] as number | null,
          state: String(row["state"]),
        })),
    ),
    customers: customerRows({ sides, steps }),
  });
}

function customerRows({ sides, steps }: PeriodComparison): readonly Row[] {
  const nameOf = ({ names }: SegmentedStudy, label: number): string =>
    label < 0 ? "no segment" : names[label].name;
  const places = sides.map(
    ({ segmentation }) =>
      new Map(segmentation.features.rowNames.map((customer, row) => [customer, segmentation.labels[row]])),
  );
  const changes = countsOf(
    steps.flatMap(({ comparison }) =>
      comparison.customers.filter(({ state }) => state !== "stayed").map(({ customer }) => customer),
    ),
  );
  const customers = [...new Set(places.flatMap((own) => [...own.keys()]))];
  return customers
    .map((customer) => ({
      customer,
      ...Object.fromEntries(
        places.map((own, i) => {
          const label = own.get(customer);
          return [`period ${i + 1}`, label === undefined ? "" : nameOf(sides[i], label)];
        }),
      ),
      changes: changes.get(customer) ?? 0,
    }))
    .sort((a, b) => b.changes - a.changes);
}

/** The tables as sheets, customers first: a delimited file holds them alone. */
export function periodSheets({ periods, steps, segments, customers }: PeriodTables): readonly ExcelSheet[] {
  const sheet = (name: string, rows: readonly Row[]): ExcelSheet => {
    const columns = Object.keys(rows[0] ?? {}).map((column) => ({ name: column }));
    return { name, columns, rows: rows.map((row) => columns.map((column) => row[column.name])) };
  };
  return [
    sheet("Customers", customers),
    sheet(
      "Periods",
      periods.map((name, i) => ({ period: i + 1, name })),
    ),
    sheet("Steps", steps),
    sheet("Segments", segments),
  ];
}
