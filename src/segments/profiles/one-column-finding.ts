import { count, decimal, percent, type Quantity } from "../../text/format";
import { fewNames } from "../../text/few-names";
import { joined, named, prose, type Finding } from "../../text/prose";
import type { Segmentation } from "../segmentation";
import { columnAgreements, NEARLY, type ColumnMatch } from "./equals-column";

/** Decimals that a cut is written with at most. */
const MOST_DIGITS = 12;
/** Words that are named of each segment at most. */
const MOST_WORDS = 4;

/**
 * That one column already says who is in which segment; nothing where none does. Report it before anything else: if it is so,
 * the clustering has found nothing that this column does not say, however high its scores are.
 *
 * The column has the name `oneColumn`, for a page that asks for it. Cost: that of `columnMatches`.
 * @example answer(oneColumnFinding(choice.segmentation))
 */
export function oneColumnFinding(segmentation: Pick<Segmentation, "base" | "labels" | "madeFrom">): Finding {
  const [first, ...others] = columnAgreements(segmentation).filter(({ agreement }) => agreement >= NEARLY);
  return first === undefined ? prose`` : sameColumnsFinding([first, ...others]);
}

/**
 * Which column comes nearest to saying who is in which segment, where none does so; nothing where one does.
 *
 * @example nearestColumnFinding(segmentation).text
 */
export function nearestColumnFinding(
  segmentation: Pick<Segmentation, "base" | "labels" | "madeFrom">,
): Finding {
  const [nearest] = columnAgreements(segmentation);
  if (nearest === undefined) return prose`There are no two segments: no column can say who is in which.`;
  if (nearest.agreement >= NEARLY) return prose``;
  return prose`No single column says who is in which segment. The nearest is "${nearest.column}", ${agreementText(nearest)}.`;
}

/**
 * The columns that a segmentation (nearly) equals, in words, with what to do about it.
 *
 * @param matches at least one, the highest agreement first.
 * @example sameColumnsFinding(columnMatches(segmentation)).text
 */
export function sameColumnsFinding([first, ...others]: readonly ColumnMatch[]): Finding {
  if (others.length === 0) return columnMatchText(first);
  // Beside a column that is the same, one that is nearly so is another statement.
  const [same, nearly] = [
    others.filter((each) => isSame(each) || !isSame(first)),
    others.filter((each) => !isSame(each) && isSame(first)),
  ];
  const list = (some: readonly ColumnMatch[]): string => some.map(({ column }) => `"${column}"`).join(", ");
  const facts = [
    ...(same.length > 0 ? [prose`The same holds for ${list(same)}.`] : []),
    ...(nearly.length > 0 ? [prose`It nearly holds for ${list(nearly)}.`] : []),
  ];
  return prose`${factText(first)} ${joined(facts)} ${whatItMeans(first, others)}`;
}

/** One match in words, with what to do about it. */
export function columnMatchText(match: ColumnMatch): Finding {
  return prose`${factText(match)} ${whatItMeans(match, [])}`;
}

function whatItMeans({ compared }: ColumnMatch, others: readonly ColumnMatch[]): Finding {
  if (!compared) return prose`It was not compared: the segments and this column say the same of a customer.`;
  const [column, them] =
    others.length === 0 ? ["this column", "it"] : ["any of these columns", "each of them"];
  return prose`The segments say nothing more than ${column}. To look for more, give ${them} the role describe and make the segments again.`;
}

function isSame({ agreement }: ColumnMatch): boolean {
  return agreement >= 1 - 1e-12;
}

function factText(match: ColumnMatch): Finding {
  const { column, unit, cuts, words } = match;
  const same = isSame(match) ? "are the same as" : "are nearly the same as";
  const measured = unit === "" ? "" : ` (${unit})`;
  const at = joined(
    cuts.map((cut) => cutText(cut, unit)),
    " and ",
  );
  const where = words !== undefined ? wordsText(words) : cuts.length === 0 ? "" : prose`, cut at ${at}`;
  return prose`The segments ${same} one column: "${named("oneColumn", column)}"${measured}${where}, ${agreementText(match)}.`;
}

/** Which words go together: `, "No" against "DSL" and "Fiber optic"`. */
function wordsText(words: readonly (readonly string[])[]): string {
  const lists = words.map((list) =>
    fewNames(
      list.map((word) => `"${word}"`),
      MOST_WORDS,
    ),
  );
  return `, ${lists.join(" against ")}`;
}

function agreementText({ agreement, among }: ColumnMatch): Finding {
  const sample = among === undefined ? "" : prose` among ${count(among)} of the customers`;
  return prose`with an adjusted mutual information of ${decimal(agreement)}${sample} (1 is the same division)`;
}

/** A cut with as many decimals as it has. */
function cutText(cut: number, unit: string): Quantity {
  const shown = Number((unit.startsWith("share") ? 100 * cut : cut).toPrecision(MOST_DIGITS));
  const all = Array.from({ length: MOST_DIGITS + 1 }, (_, digits) => digits);
  const digits = all.find((each) => Number(shown.toFixed(each)) === shown) ?? MOST_DIGITS;
  return unit.startsWith("share") ? percent(cut, digits) : decimal(cut, digits);
}
