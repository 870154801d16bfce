import { requireWhole } from "../core/require-whole";
import type { Observations } from "../math/linear/observations";
import type { Method } from "./methods";

/** A partition under the name of its method. */
export interface NamedLabels {
  readonly name: string;
  readonly labels: Int32Array;
}

/**
 * The same rows clustered by several methods into as many clusters each.
 *
 * @example partitionsBy([methods.ward, methods.kMeans], features, 4, study.seed).map(namedSizes)
 */
export function partitionsBy(
  methods: readonly Method[],
  x: Observations,
  k: number,
  seed: number,
): readonly NamedLabels[] {
  requireWhole(k, "partitionsBy(k)", 1, x.rows);
  requireWhole(seed, "partitionsBy(seed)", 0, 2 ** 32 - 1);
  return methods.map(({ name, cluster }) => Object.freeze({ name, labels: cluster(x, k, seed) }));
}
