import { findSaying, type Landing } from "../../report/pages/landing";
import type { ReportRequest } from "../../report/export-report";
import { answersOf, countHeadline, divisionOf, RECOMMENDATIONS, standingOf } from "../landing-parts";

const DATA = "01-the-data";

/**
 * What the report's first page says of a study of any customers. What a run did not make is left out.
 *
 * @param value the column that says what a customer is worth; null for none.
 */
export function generalLanding(notebooks: ReportRequest["notebooks"], value: string | null): Landing {
  const headlines = [
    { notebook: DATA, claim: "customerCount", label: "are compared" },
    { notebook: DATA, claim: "featureCount", label: "say what they are like" },
  ];
  const advice = answersOf(RECOMMENDATIONS, notebooks);
  const division = standingOf(notebooks) === undefined ? undefined : divisionOf(notebooks, measuresOf(value));
  return Object.freeze({
    headlines: [
      ...headlines.filter((ref) => findSaying(ref, notebooks) !== undefined),
      ...countHeadline(notebooks),
    ],
    ...(division ? { division } : {}),
    ...(advice.length > 0 ? { advice: { title: "What to do", sayings: advice } } : {}),
  });
}

function measuresOf(value: string | null): NonNullable<Landing["division"]>["measures"] {
  return [
    { label: "Customers", claim: "segmentSize", as: "text" },
    { label: "Share of customers", claim: "segmentCustomerShare", as: "bar" },
    ...(value === null
      ? []
      : [{ label: "Share of the value", claim: "segmentValueShare", as: "bar" } as const]),
    {
      label: "Stability (bootstrap Jaccard)",
      claim: "segmentJaccard",
      as: "text",
      word: "segmentStability",
    },
  ];
}
