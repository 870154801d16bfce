import { cutTree } from "../../src/clustering/dendrogram-cut";
import { hierarchical } from "../../src/clustering/hierarchical";
import { customerFeatures } from "../../src/features/customer-features";
import { customerTable } from "../../src/features/customer-table";
import { customerDescriptors } from "../../src/profiles/customer-descriptors";
import { segmentationOf } from "../../src/profiles/segmentation";
import { synthesise } from "../../src/workbook/synthesise";
import type { Workbook } from "../../src/workbook/tables";

const drawn = new Map<number, Workbook>();

/** A synthetic workbook of a seed, as tables, without the way through a file; drawn once. */
export function workbookOfSeed(seed: number): Workbook {
  const known = drawn.get(seed);
  if (known) return known;
  const { sales, orders, samples, customers, recommendation, baskets } = synthesise({ seed });
  const source = { fileName: `seed-${seed}.xlsx`, bytes: 0, fingerprint: "", synthetic: true };
  const workbook = { source, sales, orders, samples, customers, recommendation, baskets, emptyCells: [] };
  drawn.set(seed, workbook);
  return workbook;
}

/** Everything a profile stands on: Ward's tree of the usual features, cut into `clusters`. */
export function segmentedStudy(seed: number, clusters: number) {
  const workbook = workbookOfSeed(seed);
  const customers = customerTable(workbook);
  const features = customerFeatures(customers, { transform: "log", mix: "share", scale: "standard" });
  const segmentation = segmentationOf(cutTree(hierarchical(features), { clusters }), features, customers);
  return {
    workbook,
    customers,
    features,
    segmentation,
    descriptors: customerDescriptors(workbook, customers),
  };
}
