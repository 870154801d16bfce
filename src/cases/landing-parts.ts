import { segmentColour } from "../charts/base/theme";
import { claimNamed, findSaying, sayingsOf, type Landing, type SayingRef } from "../report/pages/landing";
import type { ReportRequest } from "../report/export-report";

/** The notebooks that the first page reads, which every study has under the same names. */
const CHOICE = "07-choosing-a-segmentation";
const PROFILES = "08-segment-profiles";
export const RECOMMENDATIONS = "10-recommendations";

/** The sentence that says that one column already gives the segments; most studies have none. */
const ONE_COLUMN = { notebook: CHOICE, claim: "oneColumn" };

/** Why these segments: what the choice says of its grounds. */
const GROUNDS: readonly SayingRef[] = [
  { notebook: CHOICE, claim: "chosenMethod" },
  { notebook: CHOICE, claim: "weakestJaccard" },
];

/** Whether the data support the division, as the profiles say: `supported` or `constructed`; undefined where nothing does. */
export function standingOf(notebooks: ReportRequest["notebooks"]): string | undefined {
  const verdict = findSaying({ notebook: PROFILES, claim: "standing" }, notebooks);
  return verdict && claimNamed(verdict, "standing")?.text;
}

/** The number of segments, and on what grounds: none where no notebook has judged them. */
export function countHeadline(notebooks: ReportRequest["notebooks"]): Landing["headlines"] {
  const standing = standingOf(notebooks);
  const ref = { notebook: CHOICE, claim: "segmentCount" };
  if (standing === undefined || findSaying(ref, notebooks) === undefined) return [];
  const grounds =
    standing === "supported"
      ? "found, and supported by the data"
      : "chosen by a written rule, not supported by the data";
  const oneColumn = findSaying(ONE_COLUMN, notebooks) !== undefined;
  return [{ ...ref, label: oneColumn ? `that one column already gives; ${grounds}` : grounds }];
}

/** All answers of a notebook, in order. */
export function answersOf(notebook: string, notebooks: ReportRequest["notebooks"]): readonly SayingRef[] {
  const found = notebooks.find(({ name }) => name === notebook);
  const answers = found ? sayingsOf(found.document).filter(({ kind }) => kind === "answer") : [];
  return answers.map((_, answer) => ({ notebook, answer }));
}

/** The groups at a glance: undefined where no notebook has judged them. */
export function divisionOf(
  notebooks: ReportRequest["notebooks"],
  measures: NonNullable<Landing["division"]>["measures"],
): NonNullable<Landing["division"]> {
  const oneColumn = findSaying(ONE_COLUMN, notebooks) !== undefined;
  const supported = standingOf(notebooks) === "supported";
  const groups: { notebook: string; claim: string; nth: number; colour: string }[] = [];
  const segment = { notebook: PROFILES, claim: "segmentName" };
  for (let nth = 0; findSaying({ ...segment, nth }, notebooks); nth++) {
    groups.push({ ...segment, nth, colour: segmentColour(nth) });
  }
  return {
    title: "The segmentation at a glance",
    ...(oneColumn ? { first: ONE_COLUMN } : {}),
    // What one column says already is nothing that was found, so the page does not show it as a success.
    supported: supported && !oneColumn,
    verdict: supported
      ? oneColumn
        ? "The checks support the segments, but one column alone gives them"
        : "Supported by the data"
      : "Not supported by the data: a working division, constructed because the company must act",
    grounds: GROUNDS.filter((ref) => findSaying(ref, notebooks) !== undefined),
    map: { notebook: PROFILES, cell: "map" },
    groups,
    measures,
  };
}
