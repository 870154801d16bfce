import { linkedKMeans } from "../../clustering/linked/linked-kmeans";
import { methods } from "../../clustering/methods";
import { sizedKMeans } from "../../clustering/robust/sized-kmeans";
import { InputError } from "../../core/input-error";
import type { Observations } from "../../math/linear/observations";
import { count, decimal } from "../../text/format";
import { named, prose, type Finding } from "../../text/prose";
import { adjustedRand } from "../../validity/agreement/adjusted-rand";
import { LINKED_METHOD } from "../segmentation-method";
import { segmentationOf, type Segmentation } from "../segmentation";

/** A division, and on what grounds it was made. */
interface Grounded {
  readonly segmentation: Segmentation;
  readonly status: "supported" | "constructed";
  readonly because: Finding;
}

/** What the segments of a study must keep, whatever the checks say: null and empty lists ask for nothing. */
export interface SegmentLimits {
  /** The fewest and the most customers of a segment. */
  readonly smallest: number | null;
  readonly largest: number | null;
  /** Lists of customers that must share a segment, and of customers of which no two may. */
  readonly together: readonly (readonly string[])[];
  readonly apart: readonly (readonly string[])[];
}

/** Whether anything is asked for. */
export function hasLimits({ smallest, largest, together, apart }: SegmentLimits): boolean {
  return smallest !== null || largest !== null || together.length > 0 || apart.length > 0;
}

/**
 * The limits in words, for a table or a file.
 *
 * @example limitsText({ smallest: 5, largest: 12, together: [], apart: [] }) // "from 5 to 12 customers a segment"
 */
export function limitsText({ smallest, largest, together, apart }: SegmentLimits): string {
  const sizes =
    smallest !== null && largest !== null
      ? `from ${smallest} to ${largest} customers a segment`
      : smallest !== null
        ? `at least ${smallest} customers a segment`
        : largest !== null
          ? `at most ${largest} customers a segment`
          : "";
  const lists = (word: string, all: SegmentLimits["together"]): readonly string[] =>
    all.map((names) => `${names.join(", ")} ${word}`);
  return [sizes, ...lists("together", together), ...lists("apart", apart)].filter(Boolean).join("; ");
}

/** @throws InputError for sizes and links at once, which no method keeps, and for limits that contradict each other. */
export function requireLimitsOfOneSort(limits: SegmentLimits): void {
  const { smallest, largest, together, apart } = limits;
  const where = "study.yaml, segments";
  if (smallest !== null && largest !== null && smallest > largest) {
    throw new InputError({
      where,
      what: `smallest ${smallest} and largest ${largest}`,
      legal: "smallest <= largest",
    });
  }
  const sized = smallest !== null || largest !== null;
  if (!sized || together.length + apart.length === 0) return;
  throw new InputError({
    where,
    what: "limits on sizes (smallest, largest) together with links between customers (together, apart)",
    legal: "one of the two",
    remedy: "Take one of them out: no method here keeps both",
  });
}

/**
 * A choice that keeps limits of size and links between customers. Where the chosen segments keep them already, they stay. Else
 * the customers are divided again into as many segments by k-means under the limits (into the nearest number that can keep them),
 * and that division is called constructed: the checks were made without limits.
 *
 * @throws InputError where no number of segments keeps the limits, and for rows with weights under limits of size.
 * Cost: one run of `sizedKMeans` or `linkedKMeans`.
 * @example keepLimits(choice, { smallest: 10, largest: null, together: [], apart: [] }, 7).segmentation.method
 */
export function keepLimits<Of extends Grounded>(choice: Of, limits: SegmentLimits, seed: number): Of {
  requireLimitsOfOneSort(limits);
  if (!hasLimits(limits)) return choice;
  const { segmentation, because } = choice;
  const broken = brokenLimit(segmentation, limits);
  const asked = limitsText(limits);
  if (broken === null) {
    return Object.freeze({
      ...choice,
      because: prose`${because} The segments keep what study.yaml asks for: ${asked}.`,
    });
  }
  const kept = divided(segmentation, limits, seed);
  const agreement = adjustedRand(segmentation.labels, kept.labels).value ?? 0;
  const moved = kept.k === segmentation.k ? "" : ` instead of ${segmentation.k}, which cannot keep them`;
  return Object.freeze({
    ...choice,
    status: "constructed" as const,
    segmentation: kept,
    because: prose`${because} That division does not keep what study.yaml asks for (${asked}): ${broken}. So the customers are divided again, by ${named("limitsMethod", kept.method)} into ${count(kept.k)} segments${moved}. It agrees with the first division with an adjusted Rand index of ${named("limitsAgreement", decimal(agreement))}. The checks were made without these limits, so the division is a constructed one.`,
  });
}

/** The first limit that the segments do not keep, in words; null where they keep all. */
function brokenLimit({ groups, labels, features }: Segmentation, limits: SegmentLimits): string | null {
  const { smallest, largest, together, apart } = limits;
  const small = groups.find((group) => smallest !== null && group.count < smallest);
  if (small !== undefined) return `its segment ${small.index + 1} has ${small.count}`;
  const large = groups.find((group) => largest !== null && group.count > largest);
  if (large !== undefined) return `its segment ${large.index + 1} has ${large.count}`;
  const labelOf = new Map(features.rowNames.map((name, row) => [name, labels[row]]));
  const parted = together.find((names) => new Set(names.map((name) => labelOf.get(name))).size > 1);
  if (parted !== undefined) return `${parted.join(", ")} are not in one segment`;
  const joined = apart.find((names) => new Set(names.map((name) => labelOf.get(name))).size < names.length);
  return joined === undefined ? null : `of ${joined.join(", ")} some share a segment`;
}

function divided({ features, base, k }: Segmentation, limits: SegmentLimits, seed: number): Segmentation {
  const { together, apart } = limits;
  if (together.length + apart.length > 0) {
    const { labels } = linkedKMeans(features, { k, seed, together, apart });
    const parameters = { k, seed, together: JSON.stringify(together), apart: JSON.stringify(apart) };
    return segmentationOf({ method: LINKED_METHOD, labels, parameters }, features, base);
  }
  const least = limits.smallest ?? 1;
  const most = Math.min(features.rows, limits.largest ?? features.rows);
  const own = nearestPossible(k, features, least, most);
  const { labels, method } = sizedKMeans(features, { k: own, seed, least, most });
  return segmentationOf({ method, labels, parameters: { k: own, seed, least, most } }, features, base);
}

/** The number of segments nearest to `k` that can have from `least` to `most` rows each. */
function nearestPossible(k: number, { rows }: Observations, least: number, most: number): number {
  const [from, to] = [Math.ceil(rows / most), Math.floor(rows / least)];
  if (from <= to && rows <= methods.sized.mostRows) return Math.min(to, Math.max(from, k));
  const where = "study.yaml, segments: smallest and largest";
  if (from <= to) {
    throw new InputError({
      where,
      what: `${rows} customers`,
      legal: `up to ${methods.sized.mostRows} customers under limits of size`,
      remedy: "Take smallest and largest out, and divide the segments by hand",
    });
  }
  throw new InputError({
    where,
    what: `${least} to ${most} customers in each segment, of ${rows} customers`,
    legal: "limits that some number of segments can keep",
    remedy: "Lower smallest, or raise largest",
  });
}
