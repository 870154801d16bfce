import { InputError } from "../../core/input-error";
import { segmentationOf } from "../../segments/segmentation";
import type { Division } from "../../segments/choose/fit-on-all";
import { segmentsContent } from "../../study/segments-content";
import type { SegmentsFile } from "../../study/segments-schema";
import { count } from "../../text/format";
import { prose } from "../../text/prose";
import { lexiconHere } from "../engine/lexicon-here";
import { liveLabels } from "../engine/live-labels";
import { liveMatrix } from "../engine/live-matrix";
import type { LiveData } from "../live-data";
import { liveMethod } from "../live-methods";
import { sameSettings } from "../live-settings";
import type { LiveState } from "../live-state";

/**
 * The `segments.json` of what the page shows: `champo score --segments` places new customers by it. Where the settings are
 * those of the study's choice, the study's verdict goes along; any other division has not been checked, and says so.
 *
 * @throws InputError where the settings cannot be computed, or give no segment.
 */
export function segmentsOfState(data: LiveData, state: LiveState): SegmentsFile {
  const { x, base, rows, leftOutRows } = liveMatrix(data, state);
  const method = liveMethod(state.method);
  const { labels } = liveLabels(method, x, state);
  if (!labels.some((label) => label >= 0)) {
    throw new InputError({
      where: "segments.json",
      what: "no segment: all customers are in none",
      legal: "at least one segment",
      remedy: "Choose other settings",
    });
  }
  const parameters = { ...state.parameters, seed: state.seed };
  const segmentation = segmentationOf({ labels, method: method.name, parameters }, x, base);
  const verdict = verdictOn(data, state, leftOutRows.length);
  const lexicon = lexiconHere(data, rows, segmentation);
  return segmentsContent(
    { ...data.origin, seed: state.seed, ...(lexicon === undefined ? {} : { lexicon }) },
    { segmentation, method: method.name, ...verdict },
  );
}

function verdictOn(
  { choice }: LiveData,
  state: LiveState,
  leftOut: number,
): Pick<Division, "status" | "because"> {
  if (choice !== null && sameSettings(state, choice.state)) {
    return { status: choice.status, because: prose`${choice.because}` };
  }
  const without = leftOut === 0 ? prose`` : prose` Customers left out: ${count(leftOut)}.`;
  return {
    status: "constructed",
    because: prose`The settings were chosen in the live page. The checks of a study were not run on them.${without}`,
  };
}
