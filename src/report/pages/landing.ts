import { InputError } from "../../core/input-error";
import type { Notebook } from "../../notebook/document/document";
import { cellGroups } from "../chapters/cell-groups";
import { typedNumbers } from "../claims/typed-numbers";
import type { Saying } from "./saying";

/** Points at something a notebook says: an answer by its place among the answers, or what a cell says by its id. */
export type SayingRef =
  | { readonly notebook: string; readonly answer: number }
  | { readonly notebook: string; readonly cell: string; readonly saying: number };

/** Points at one number of a saying. All places count from 0. */
export type ClaimRef = SayingRef & { readonly claim: number };

/**
 * What the first page says above its chapters. Every number comes out of a notebook: the words typed here may hold
 * none.
 */
export interface Landing {
  /** Numbers to begin with, each over the sentence it stands in. */
  readonly headlines: readonly (ClaimRef & { readonly label: string })[];
  /** What to do, as cards. */
  readonly advice?: { readonly title: string; readonly sayings: readonly SayingRef[] };
  /** The groups that were chosen. */
  readonly division?: LandingDivision;
}

/** Groups of something, at a glance. */
export interface LandingDivision {
  readonly title: string;
  /** Whether the groups were found in the data, or made where none were found. */
  readonly supported: boolean;
  /** The verdict in a few words. */
  readonly verdict: string;
  /** Why, in the notebooks' words. */
  readonly grounds: readonly SayingRef[];
  /** The cell that drew the map of the groups. */
  readonly map?: { readonly notebook: string; readonly cell: string };
  /** One saying a group: its first text is the group's name. The colour, as `#rrggbb`, is that of the figures. */
  readonly groups: readonly (SayingRef & { readonly colour: string })[];
  /** What to show of each group. */
  readonly measures: readonly {
    readonly label: string;
    /** Which number of the saying. */
    readonly claim: number;
    /** Shares from 0 to 1 are drawn as bars. */
    readonly as: "bar" | "text";
    /** Which text of the saying stands beside the number; none unless told. */
    readonly word?: number;
  }[];
}

/** All answers and takeaways of a notebook, in order. */
export function sayingsOf(document: Notebook): readonly Saying[] {
  return cellGroups(document.cells)
    .flatMap((group) => ("cells" in group ? group.blocks : []))
    .filter((block): block is Saying => block.kind === "answer" || block.kind === "takeaway");
}

/** What a reference points at, if the notebooks say it. */
export function findSaying(
  ref: SayingRef,
  notebooks: readonly { readonly name: string; readonly document: Notebook }[],
): Saying | undefined {
  const notebook = notebooks.find(({ name }) => name === ref.notebook);
  const sayings = notebook ? sayingsOf(notebook.document) : [];
  return "answer" in ref
    ? sayings.filter(({ kind }) => kind === "answer")[ref.answer]
    : sayings.filter(({ source }) => source.cell.id === ref.cell)[ref.saying];
}

/**
 * Refuses words of the first page that hold a number: it may only use those of the ledger.
 *
 * @throws InputError with the words and the number.
 */
export function requireNoTypedNumbers(words: readonly string[]): void {
  for (const text of words) {
    const [typed] = typedNumbers(text);
    if (!typed) continue;
    throw new InputError({
      where: "exportReport(landing)",
      what: `the number "${typed.text}" in "${text}"`,
      legal: "words without numbers",
      remedy: "Say it in a notebook by takeaway or answer, and point at it",
    });
  }
}
