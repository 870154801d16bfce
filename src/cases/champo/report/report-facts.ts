import { moneyTrend, type MoneyTrend } from "../../../lines/money-trend";
import type { LiveParts } from "../../live-pages";
import { liveParts } from "../../study-live";
import { champoStudy } from "../champo-study";
import { withPublishedColumns } from "../customers/published-columns";
import type { Workbook, WorkbookSource } from "../workbook/tables";

/** What a report says of a workbook and its study that no notebook says. */
export interface ReportFacts {
  readonly source: WorkbookSource;
  /** How many sales lines there are. */
  readonly lines: number;
  /** All customers with orders, by name. */
  readonly customers: readonly string[];
  readonly lastDay: Date;
  readonly trend: MoneyTrend | null;
  readonly live: LiveParts;
}

/** What the head of a report says of its workbook. */
export function workbookFacts({
  source,
  sales,
  customers,
}: Workbook): Pick<ReportFacts, "source" | "lines" | "customers"> {
  return { source, lines: sales.length, customers: customers.map(({ customer }) => customer).sort() };
}

/**
 * What a report says of a workbook, and of its study with the segmentation that `segments.json` holds.
 *
 * @param chapters names of the notebooks.
 */
export function reportFacts(
  workbook: Workbook,
  settings: { readonly seed: number; readonly outputFolder: string },
  chapters: readonly string[],
): ReportFacts {
  const study = champoStudy(workbook, { ...settings, warnings: [] });
  return Object.freeze({
    ...workbookFacts(workbook),
    lastDay: study.lines.lastDay,
    trend: moneyTrend(study.lines),
    live: liveParts(study, chapters, withPublishedColumns(study.base, study.customers)),
  });
}
