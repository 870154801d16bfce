import type { CustomerBase } from "../customers/customer-base";
import { LIVE_FILE } from "../live/live-page";
import type { LiveData, LiveOrigin } from "../live/live-data";
import { writeLink } from "../live/live-link";
import { changed } from "../live/live-settings";
import type { LiveState } from "../live/live-state";
import { studyLiveData } from "../live/study-live-data";
import type { Invitation } from "../report/pages/further-page";
import { checkedSegmentation } from "../segments/choose/checked-segmentation";
import type { Segmentation } from "../segments/segmentation";
import { chosenSegmentation, segmentsFile } from "../study/segments-file";
import type { Study } from "../study/study";
import type { LiveParts } from "./live-pages";

/**
 * What the live page of a study begins with, and the chapters' invitations to it.
 *
 * @param chapters names of the notebooks, which begin with their numbers.
 * @param base the study's customers with further columns to choose from; default as they are.
 */
export function liveParts(study: Study, chapters: readonly string[], base?: CustomerBase): LiveParts {
  const data = liveDataOf(study, base);
  return Object.freeze({ data, invitations: invitationsTo(data, chapters) });
}

/** The page holds all customers up to so many; beyond, those of the sample on which the choice was made. */
const MOST_IN_PAGE = 100_000;

/** The part of a segmentation that the page holds, and of how many customers that is a sample, where it is one. */
export function partInPage<Of extends Segmentation>(
  segmentation: Of,
  most = MOST_IN_PAGE,
): { readonly segmentation: Of; readonly drawnFrom?: number } {
  const customers = segmentation.labels.length;
  if (customers <= most) return { segmentation };
  return { segmentation: { ...segmentation, ...checkedSegmentation(segmentation) }, drawnFrom: customers };
}

/** The live page's data of a study, with the segmentation that `segments.json` holds, or that is chosen now. */
export function liveDataOf(study: Study, base?: CustomerBase): LiveData {
  const segmentation = chosenSegmentation(study);
  const { centers, tooFar, names } = segmentsFile(study, { ...segmentation, segmentation });
  const { segmentation: shown, ...drawn } = partInPage(segmentation);
  return studyLiveData({
    ...drawn,
    seed: study.seed,
    ...(base === undefined ? {} : { base }),
    featureOptions: study.featureOptions,
    origin: originOf(study),
    lexicon: study.lexicon,
    segmentation: { ...shown, because: segmentation.because.text },
    names,
    centers,
    tooFar,
  });
}

function originOf({ kind, fingerprint, preparation, description }: Study): LiveOrigin {
  return {
    kind,
    source: fingerprint,
    description: description ?? null,
    ...(preparation === undefined ? {} : { preparation }),
  };
}

/** What a chapter's reader is invited to try, by the number its notebook begins with. */
const QUESTIONS: Readonly<Record<string, { readonly text: string; readonly change: Partial<LiveState> }>> = {
  "02": {
    text: "Leave features out, scale them otherwise, and see which customers change segment.",
    change: {},
  },
  "03": {
    text: "Run k-means in this page: other numbers of segments, other features, without a customer.",
    change: { method: "k-means" },
  },
  "04": {
    text: "Cut Ward's tree elsewhere, or let complete or average linkage grow it.",
    change: { method: "ward" },
  },
  "05": {
    text: "Move the smallest group of HDBSCAN or the radius of DBSCAN, and see who becomes noise.",
    change: { method: "hdbscan" },
  },
  "06": {
    text: "Fit mixtures with other covariances, or change the radius of BIRCH's balls.",
    change: { method: "gaussian-mixture" },
  },
  "07": {
    text: "Compare your own choice with the study's: the same scores, the same checks, the same rule.",
    change: {},
  },
  "08": {
    text: "See what becomes of these profiles when a customer is left out or a feature is not used.",
    change: {},
  },
};

function invitationsTo(data: LiveData, chapters: readonly string[]): Readonly<Record<string, Invitation>> {
  const entries = chapters.flatMap((chapter) => {
    const question = QUESTIONS[chapter.slice(0, 2)];
    if (!question) return [];
    const invitation: Invitation = Object.freeze({
      title: "Try it",
      text: `${question.text} The live page computes in your browser and sends nothing.`,
      action: "Open the live page",
      href: `${LIVE_FILE}#${writeLink(changed(data.start, question.change, data))}`,
    });
    return [[chapter, invitation] as const];
  });
  return Object.freeze(Object.fromEntries(entries));
}
