import { sumBy } from "../../core/sum";
import type { Lexicon } from "../../segments/naming/lexicon";
import type { Segmentation } from "../../segments/segmentation";
import type { LiveData } from "../live-data";

/**
 * The words for groups of the page. A name that the user gave to a segment of the study stays with a group that is still that
 * segment: most customers of each are customers of the other. Any other group is named by its profile.
 *
 * @param rows the study's row of each row that was clustered. Cost O(names given x customers).
 */
export function lexiconHere(
  { lexicon, choice }: Pick<LiveData, "lexicon" | "choice">,
  rows: ArrayLike<number>,
  { groups }: Pick<Segmentation, "groups">,
): Lexicon | undefined {
  if (lexicon?.given === undefined) return lexicon;
  const { given, ...words } = lexicon;
  if (choice === null) return words;
  const isOf = (number: string, row: number): number =>
    Number(choice.labels[rows[row]] === Number(number) - 1);
  const all = Array.from(rows, (_, row) => row);
  const kept = Object.entries(given).flatMap(([number, name]) => {
    const size = sumBy(all, (row) => isOf(number, row));
    const index = groups.findIndex(({ members }) => {
      const both = sumBy(members, (row) => isOf(number, row));
      return 2 * both > members.length && 2 * both > size;
    });
    return index < 0 ? [] : [[index + 1, name] as const];
  });
  return { ...words, given: Object.fromEntries(kept) };
}
