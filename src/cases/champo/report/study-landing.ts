import { segmentColour } from "../../../charts/base/theme";
import {
  findSaying,
  sayingsOf,
  type ClaimRef,
  type Landing,
  type SayingRef,
} from "../../../report/pages/landing";
import type { ReportRequest } from "../../../report/export-report";

const SALES = "01-sales-eda";
const CHOICE = "07-choosing-a-segmentation";
const PROFILES = "08-segment-profiles";
const RECOMMENDATIONS = "10-recommendations";

/** The cell of the profiles that says the standing of the division, then one sentence a segment. */
const GLANCE = { notebook: PROFILES, cell: "at-a-glance" };

/** Numbers to begin with: where they stand among the answers of their notebook. */
function headlinesFor(standing: string | undefined): Landing["headlines"] {
  const chosen = standing?.startsWith("supported")
    ? "found, and supported by the data"
    : "chosen by a written rule, not supported by the data";
  return [
    { notebook: SALES, answer: 0, claim: 2, label: "of all revenue hangs on five customers" },
    { notebook: SALES, answer: 2, claim: 0, label: "of all samples led to an order" },
    ...(standing === undefined ? [] : [{ notebook: CHOICE, answer: 0, claim: 0, label: chosen }]),
  ];
}

/** What each segment is measured by: places of the numbers and texts in its sentence. */
const MEASURES: NonNullable<Landing["division"]>["measures"] = [
  { label: "Customers", claim: 0, as: "text" },
  { label: "Share of customers", claim: 1, as: "bar" },
  { label: "Share of revenue", claim: 2, as: "bar" },
  { label: "Stability (bootstrap Jaccard)", claim: 3, as: "text", word: 1 },
];

/**
 * What the report's first page says of the study: a selection of what its notebooks say. What a run did not make, as
 * one of a few notebooks, is left out.
 */
export function studyLanding(notebooks: ReportRequest["notebooks"]): Landing {
  const says = (ref: SayingRef | ClaimRef): boolean => {
    const saying = findSaying(ref, notebooks);
    return saying !== undefined && (!("claim" in ref) || saying.sources.claims[ref.claim] !== undefined);
  };
  const answersOf = (notebook: string): SayingRef[] => {
    const found = notebooks.find(({ name }) => name === notebook);
    const answers = found ? sayingsOf(found.document).filter(({ kind }) => kind === "answer") : [];
    return answers.map((_, answer) => ({ notebook, answer }));
  };
  const advice = answersOf(RECOMMENDATIONS);
  const standing = findSaying({ ...GLANCE, saying: 0 }, notebooks)?.sources.texts[1]?.text;
  // The first answer says which; it stands among the headlines.
  const division =
    standing === undefined ? undefined : divisionOf(notebooks, standing, answersOf(CHOICE).slice(1));
  return Object.freeze({
    headlines: headlinesFor(standing).filter(says),
    ...(division ? { division } : {}),
    ...(advice.length > 0 ? { advice: { title: "What to do", sayings: advice } } : {}),
  });
}

function divisionOf(
  notebooks: ReportRequest["notebooks"],
  standing: string,
  grounds: readonly SayingRef[],
): Landing["division"] {
  const supported = standing.startsWith("supported");
  const groups: { notebook: string; cell: string; saying: number; colour: string }[] = [];
  for (let saying = 1; findSaying({ ...GLANCE, saying }, notebooks); saying++) {
    groups.push({ ...GLANCE, saying, colour: segmentColour(saying - 1) });
  }
  return {
    title: "The segmentation at a glance",
    supported,
    verdict: supported
      ? "Supported by the data"
      : "Not supported by the data: a working division, constructed because the company must act",
    grounds,
    map: { notebook: PROFILES, cell: "map" },
    groups,
    measures: MEASURES,
  };
}
