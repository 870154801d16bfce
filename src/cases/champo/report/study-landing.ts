import { segmentColour } from "../../../charts/base/theme";
import {
  claimNamed,
  findSaying,
  sayingsOf,
  type Landing,
  type SayingRef,
} from "../../../report/pages/landing";
import type { ReportRequest } from "../../../report/export-report";

const SALES = "01-sales-eda";
const CHOICE = "07-choosing-a-segmentation";
const PROFILES = "08-segment-profiles";
const RECOMMENDATIONS = "10-recommendations";

/** The word of the profiles that says whether the data support the division: `supported` or `constructed`. */
const STANDING = { notebook: PROFILES, claim: "standing" };

/** The sentence that says that one column already gives the segments; most studies have none. */
const ONE_COLUMN = { notebook: CHOICE, claim: "oneColumn" };

/** Numbers to begin with, by their names. */
function headlinesFor(standing: string | undefined, oneColumn: boolean): Landing["headlines"] {
  const grounds =
    standing === "supported"
      ? "found, and supported by the data"
      : "chosen by a written rule, not supported by the data";
  const chosen = oneColumn ? `that one column already gives; ${grounds}` : grounds;
  return [
    { notebook: SALES, claim: "topFiveShare", label: "of all revenue comes from five customers" },
    { notebook: SALES, claim: "sampleConversion", label: "of all samples led to an order" },
    ...(standing === undefined ? [] : [{ notebook: CHOICE, claim: "segmentCount", label: chosen }]),
  ];
}

/** Why these segments: what the choice says of its grounds. */
const GROUNDS: readonly SayingRef[] = [
  { notebook: CHOICE, claim: "chosenMethod" },
  { notebook: CHOICE, claim: "weakestJaccard" },
];

/** What each segment is measured by: names of the numbers and words in its sentence. */
const MEASURES: NonNullable<Landing["division"]>["measures"] = [
  { label: "Customers", claim: "segmentSize", as: "text" },
  { label: "Share of customers", claim: "segmentCustomerShare", as: "bar" },
  { label: "Share of revenue", claim: "segmentValueShare", as: "bar" },
  { label: "Stability (bootstrap Jaccard)", claim: "segmentJaccard", as: "text", word: "segmentStability" },
];

/**
 * What the report's first page says of the study: a selection of what its notebooks say. What a run did not make, as
 * one of a few notebooks, is left out.
 */
export function studyLanding(notebooks: ReportRequest["notebooks"]): Landing {
  const says = (ref: SayingRef): boolean => findSaying(ref, notebooks) !== undefined;
  const verdict = findSaying(STANDING, notebooks);
  const standing = verdict && claimNamed(verdict, STANDING.claim)?.text;
  const advice = answersOf(RECOMMENDATIONS, notebooks);
  const division = standing === undefined ? undefined : divisionOf(notebooks, standing === "supported");
  return Object.freeze({
    headlines: headlinesFor(standing, says(ONE_COLUMN)).filter(says),
    ...(division ? { division } : {}),
    ...(advice.length > 0 ? { advice: { title: "What to do", sayings: advice } } : {}),
  });
}

/** All answers of a notebook, in order. */
function answersOf(notebook: string, notebooks: ReportRequest["notebooks"]): readonly SayingRef[] {
  const found = notebooks.find(({ name }) => name === notebook);
  const answers = found ? sayingsOf(found.document).filter(({ kind }) => kind === "answer") : [];
  return answers.map((_, answer) => ({ notebook, answer }));
}

function divisionOf(notebooks: ReportRequest["notebooks"], supported: boolean): Landing["division"] {
  const groups: { notebook: string; claim: string; nth: number; colour: string }[] = [];
  const segment = { notebook: PROFILES, claim: "segmentName" };
  for (let nth = 0; findSaying({ ...segment, nth }, notebooks); nth++) {
    groups.push({ ...segment, nth, colour: segmentColour(nth) });
  }
  return {
    title: "The segmentation at a glance",
    ...(findSaying(ONE_COLUMN, notebooks) === undefined ? {} : { first: ONE_COLUMN }),
    supported,
    verdict: supported
      ? "Supported by the data"
      : "Not supported by the data: a working division, constructed because the company must act",
    grounds: GROUNDS.filter((ref) => findSaying(ref, notebooks) !== undefined),
    map: { notebook: PROFILES, cell: "map" },
    groups,
    measures: MEASURES,
  };
}
