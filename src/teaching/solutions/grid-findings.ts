import { mean } from "../../core/mean";
import { counted, decimal } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import { verb } from "../../text/verb";
import type { SpecificationGrid } from "../../validity/stability/specification-grid";

/** From this mean adjusted Rand index on, divisions are called nearly the same. */
const MUCH_ALIKE = 0.8;

/**
 * How far published divisions agree with each other and with the study's features, all in one specification grid.
 *
 * @param own the name of the study's variant in the grid.
 */
export function gridFinding({ fits, agreement, alwaysTogether }: SpecificationGrid, own: string): Finding {
  const published = fits.flatMap(({ variant }, i) => (variant === own ? [] : [i]));
  const study = fits.flatMap(({ variant }, i) => (variant === own ? [i] : []));
  const among = meanOf(
    published.flatMap((i) => published.filter((j) => j > i).map((j) => agreement.data[i * fits.length + j])),
  );
  const withStudy = meanOf(published.flatMap((i) => study.map((j) => agreement.data[i * fits.length + j])));
  if (among === null || withStudy === null) return prose`There are too few divisions to compare.`;
  const text = prose`The ${counted(published.length, "published division")} agree with each other by a mean adjusted Rand index of ${decimal(among)}, and with the study's features by ${decimal(withStudy)}.`;
  const groups = prose`${counted(alwaysTogether.length, "group")} of customers ${verb(alwaysTogether.length, "is", "are")} together in all of them.`;
  return among >= MUCH_ALIKE
    ? prose`${text} ${groups} Here columns and scale change little.`
    : prose`${text} ${groups} Which customers form a segment depends on columns and scale, so none of these divisions is a finding by itself.`;
}

function meanOf(values: readonly number[]): number | null {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? null : mean(known);
}
