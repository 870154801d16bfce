import { linkedKMeans } from "../../clustering/linked/linked-kmeans";
import { takesK } from "../../clustering/method";
import { methods, type ListedMethod } from "../../clustering/methods";
import { sizedKMeans } from "../../clustering/robust/sized-kmeans";
import { InputError } from "../../core/input-error";
import { requireList } from "../../core/require-list";
import { requireOneOf } from "../../core/require-one-of";
import { requireWhole } from "../../core/require-whole";
import { adjustedRand } from "../../validity/agreement/adjusted-rand";
import { partitionSizes } from "../../clustering/partition-sizes";
import type { Segmentation } from "../segmentation";

/** The methods that can be tried as well, as `study.yaml` calls them: all that take a number of segments. */
export const OTHER_METHODS: readonly string[] = Object.freeze(
  Object.values(methods)
    .filter((method: ListedMethod) => takesK(method))
    .map(({ id }) => id),
);

/** The methods that are tried as well where a study names none. */
export const USUAL_OTHERS: readonly string[] = Object.freeze(["trimmed-k-means", "sparse-k-means"]);

/** Which other ways of dividing the customers are tried. */
export interface OtherDivisionOptions {
  /** Ids of methods, of `OTHER_METHODS`; default `USUAL_OTHERS`. */
  readonly also?: readonly string[];
  /** The fewest customers a segment may have; null or left out for no limit. */
  readonly smallest?: number | null;
  /** The most customers a segment may have; null or left out for no limit. */
  readonly largest?: number | null;
  /** Lists of customers that must share a segment. Customers that are not among the rows are passed over. */
  readonly together?: readonly (readonly string[])[];
  /** Lists of customers of which no two may share a segment. */
  readonly apart?: readonly (readonly string[])[];
  readonly seed: number;
}

/** The customers divided in another way. */
export interface OtherDivision {
  readonly method: string;
  /** One label per row, -1 for who is left out; null where the division is not possible. */
  readonly labels: Int32Array | null;
  /** Why it is not possible, in words; null where it is. */
  readonly impossible: string | null;
  readonly smallest: number | null;
  readonly largest: number | null;
  /** Names of the customers that it leaves out. */
  readonly leftOut: readonly string[];
  /** Adjusted Rand index with the segmentation, over the customers that both place. */
  readonly agreement: number | null;
}

/**
 * The same customers in as many segments, by methods that may leave giants out, that choose their columns, that keep sizes
 * within limits, or that keep customers together and apart: what would the segments be, and how far from the chosen ones?
 *
 * @returns in the order asked for; then the division within limits and the one with links, where any are given. Limits and
 * links that cannot be kept are named in `impossible`.
 * @throws InputError for a method that is not known.
 * @example otherDivisions(segmentation, { also: ["trimmed-k-means"], seed: 7 })[0].method // "trimmed k-means"
 */
export function otherDivisions(
  segmentation: Segmentation,
  options: OtherDivisionOptions,
): readonly OtherDivision[] {
  const { also = USUAL_OTHERS, smallest = null, largest = null, together = [], apart = [], seed } = options;
  const { features, k } = segmentation;
  requireList(also, "otherDivisions(also)");
  also.forEach((id) => requireOneOf(id, OTHER_METHODS, "otherDivisions(also)"));
  requireList(together, "otherDivisions(together)");
  requireList(apart, "otherDivisions(apart)");
  requireWhole(seed, "otherDivisions(seed)", 0, 2 ** 32 - 1);
  if (smallest !== null) requireWhole(smallest, "otherDivisions(smallest)", 1);
  if (largest !== null) requireWhole(largest, "otherDivisions(largest)", 1);
  const known: readonly ListedMethod[] = Object.values(methods);
  const tried = also.map((id) => {
    const method = known.find((each) => each.id === id)!;
    return divisionOf(segmentation, method.name, () => method.cluster(features, k, seed));
  });
  const rows = new Set(features.rowNames);
  const present = (lists: readonly (readonly string[])[]): readonly (readonly string[])[] =>
    lists.map((names) => names.filter((name) => rows.has(name))).filter((names) => names.length >= 2);
  const links = { together: present(together), apart: present(apart) };
  if (smallest !== null || largest !== null) {
    const limits = { least: smallest ?? 1, most: Math.min(features.rows, largest ?? features.rows) };
    tried.push(
      divisionOf(
        segmentation,
        methods.sized.name,
        () => sizedKMeans(features, { k, seed, ...limits }).labels,
      ),
    );
  }
  if (links.together.length + links.apart.length > 0) {
    tried.push(
      divisionOf(
        segmentation,
        "k-means with links",
        () => linkedKMeans(features, { k, seed, ...links }).labels,
      ),
    );
  }
  return Object.freeze(tried);
}

function divisionOf(
  { labels: chosen, features }: Segmentation,
  method: string,
  cluster: () => Int32Array,
): OtherDivision {
  try {
    const labels = cluster();
    const sizes = partitionSizes(labels)
      .sizes.filter(({ label }) => label >= 0)
      .map(({ size }) => size);
    return Object.freeze({
      method,
      labels,
      impossible: null,
      smallest: sizes.length === 0 ? null : Math.min(...sizes),
      largest: sizes.length === 0 ? null : Math.max(...sizes),
      leftOut: Object.freeze(features.rowNames.filter((_, row) => labels[row] < 0)),
      agreement: adjustedRand(chosen, labels).value,
    });
  } catch (error) {
    // What these customers or this number of segments do not allow is an answer too.
    if (!(error instanceof InputError)) throw error;
    const { what, legal } = error.problem;
    const impossible = `${what}; possible are ${legal}`;
    return Object.freeze({
      ...{ method, labels: null, impossible, smallest: null, largest: null },
      ...{ leftOut: Object.freeze([]), agreement: null },
    });
  }
}
