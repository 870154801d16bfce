import type { ListedMethod } from "./method";
import { centerMethods } from "./table/center-methods";
import { densityMethods } from "./table/density-methods";
import { modelMethods } from "./table/model-methods";
import { treeMethods } from "./table/tree-methods";

export type { ListedMethod, Method } from "./method";

/**
 * The table of methods, ready to be compared, resampled and checked; notebooks, commands, the live page and the
 * specification grid take them from here, so a method of one name is the same everywhere. All but DBSCAN and HDBSCAN take a
 * number of clusters. `test/clustering/contract.test.ts` says what all of them keep.
 *
 * @example methods.ward.cluster(x, 4, 7) // labels 0 … 3
 */
export const methods = Object.freeze({
  kMeans: centerMethods.kMeans,
  miniBatch: centerMethods.miniBatch,
  bisecting: centerMethods.bisecting,
  ward: treeMethods.ward,
  complete: treeMethods.complete,
  average: treeMethods.average,
  single: treeMethods.single,
  kMedoids: centerMethods.kMedoids,
  mixture: modelMethods.mixture,
  latentClasses: modelMethods.latentClasses,
  trimmed: centerMethods.trimmed,
  tclust: modelMethods.tclust,
  sparse: centerMethods.sparse,
  sized: centerMethods.sized,
  birch: treeMethods.birch,
  dbscan: densityMethods.dbscan,
  hdbscan: densityMethods.hdbscan,
  spectral: densityMethods.spectral,
}) satisfies Readonly<Record<string, ListedMethod>>;

/** What links and settings call the methods of the table. */
export type MethodId = (typeof methods)[keyof typeof methods]["id"];
