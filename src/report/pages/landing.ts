import { InputError } from "../../core/input-error";
import type { Notebook } from "../../notebook/document/document";
import { cellGroups } from "../chapters/cell-groups";
import { typedNumbers } from "../claims/typed-numbers";
import type { NamedText, ProseClaim } from "../claims/prose-claims";
import type { Saying } from "./saying";

/** Points at a saying by the name of a number or word in it; where several have one of that name, `nth` counts from 0. */
export interface ClaimRef {
  readonly notebook: string;
  readonly claim: string;
  readonly nth?: number;
}

/** Points at something a notebook says: by the name of a claim in it, or an answer by its place from 0. */
export type SayingRef = ClaimRef | { readonly notebook: string; readonly answer: number };

/**
 * What the first page says above its chapters. Every number comes out of a notebook: the words typed here may hold
 * none.
 */
export interface Landing {
  /** Numbers to begin with, each above its sentence. */
  readonly headlines: readonly (ClaimRef & { readonly label: string })[];
  /** What to do, as cards. */
  readonly advice?: { readonly title: string; readonly sayings: readonly SayingRef[] };
  /** The groups that were chosen. */
  readonly division?: LandingDivision;
}

/** Groups of something, at a glance. */
export interface LandingDivision {
  readonly title: string;
  /** What must be known before anything else, such as that one column already gives these groups. */
  readonly first?: SayingRef;
  /** Whether the groups were found in the data, or made where none were found. */
  readonly supported: boolean;
  /** The verdict in a few words. */
  readonly verdict: string;
  /** Why, in the notebooks' words. */
  readonly grounds: readonly SayingRef[];
  /** The cell that drew the map of the groups. */
  readonly map?: { readonly notebook: string; readonly cell: string };
  /** One saying a group: the word asked for is the group's name. The colour, as `#rrggbb`, is that of the figures. */
  readonly groups: readonly (ClaimRef & { readonly colour: string })[];
  /** What to show of each group. */
  readonly measures: readonly LandingMeasure[];
}

/** What is shown of a group. Shares from 0 to 1 are drawn as bars. */
export type LandingMeasure = { readonly label: string; readonly as: "bar" | "text" } & (
  | {
      /** The name of the number in the saying. */
      readonly claim: string;
      /** The name of the word that is shown next to the number; none unless given. */
      readonly word?: string;
    }
  | {
      /** The cell of the same notebook whose first table has a row for each group, in order; left out where there is none. */
      readonly cell: string;
      readonly column: string;
    }
);

/** Sayings of notebooks that were asked for: the first page asks for some thirty of the same few notebooks. */
const read = new WeakMap<Notebook, readonly Saying[]>();

/** All answers and takeaways of a notebook, in order. */
export function sayingsOf(document: Notebook): readonly Saying[] {
  const known = read.get(document);
  if (known !== undefined) return known;
  const sayings = cellGroups(document.cells)
    .flatMap((group) => ("cells" in group ? group.blocks : []))
    .filter((block): block is Saying => block.kind === "answer" || block.kind === "takeaway");
  read.set(document, sayings);
  return sayings;
}

/** What a reference points at, if the notebooks say it. */
export function findSaying(
  ref: SayingRef,
  notebooks: readonly { readonly name: string; readonly document: Notebook }[],
): Saying | undefined {
  const notebook = notebooks.find(({ name }) => name === ref.notebook);
  const sayings = notebook ? sayingsOf(notebook.document) : [];
  if ("answer" in ref) return sayings.filter(({ kind }) => kind === "answer")[ref.answer];
  return sayings.filter((saying) => claimNamed(saying, ref.claim) !== undefined)[ref.nth ?? 0];
}

/** The number or word of that name in a saying. */
export function claimNamed({ sources }: Saying, name: string): ProseClaim | NamedText | undefined {
  return [...sources.claims, ...sources.texts].find((each) => each.name === name);
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
