import { findSaying, type Landing, type SayingRef } from "../../../report/pages/landing";
import type { ReportRequest } from "../../../report/export-report";
import { answersOf, countHeadline, divisionOf, RECOMMENDATIONS, standingOf } from "../../landing-parts";

const SALES = "01-sales-eda";

/** Numbers to begin with, by their names. */
const HEADLINES: Landing["headlines"] = [
  { notebook: SALES, claim: "topFiveShare", label: "of the revenue of all years comes from five customers" },
  {
    notebook: SALES,
    claim: "presentTopShare",
    label: "of the last year's revenue comes from its five largest",
  },
  { notebook: SALES, claim: "sampleConversion", label: "of all samples are marked as converted" },
];

/** What each segment is measured by: names of the numbers and words in its sentence. */
const MEASURES: NonNullable<Landing["division"]>["measures"] = [
  { label: "Customers", claim: "segmentSize", as: "text" },
  { label: "Share of customers", claim: "segmentCustomerShare", as: "bar" },
  { label: "Share of revenue, all years", claim: "segmentValueShare", as: "bar" },
  // One order of years ago can be most of a segment's share of all years.
  { label: "Share of the last year's revenue", cell: "money-view", column: "of all of them", as: "bar" },
  { label: "Stability (bootstrap Jaccard)", claim: "segmentJaccard", as: "text", word: "segmentStability" },
];

/**
 * What the report's first page says of the study: a selection of what its notebooks say. What a run did not make, as
 * one of a few notebooks, is left out.
 */
export function studyLanding(notebooks: ReportRequest["notebooks"]): Landing {
  const says = (ref: SayingRef): boolean => findSaying(ref, notebooks) !== undefined;
  const standing = standingOf(notebooks);
  const advice = answersOf(RECOMMENDATIONS, notebooks);
  const division = standing === undefined ? undefined : divisionOf(notebooks, MEASURES);
  return Object.freeze({
    headlines: [...HEADLINES.filter(says), ...countHeadline(notebooks)],
    ...(division ? { division } : {}),
    ...(advice.length > 0 ? { advice: { title: "What to do", sayings: advice } } : {}),
  });
}
