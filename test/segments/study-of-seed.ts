import { cutTree } from "../../src/clustering/hierarchical/dendrogram-cut";
import { hierarchical } from "../../src/clustering/hierarchical/hierarchical";
import { customerFeatures } from "../../src/customers/recipe/apply-recipe";
import { CHAMPO_FEATURES } from "../../src/cases/champo/champo-features";
import { champoLexicon } from "../../src/cases/champo/champo-lexicon";
import { champoLines } from "../../src/cases/champo/sales/champo-lines";
import { customerTable } from "../../src/cases/champo/customers/customer-table";
import { champoBase } from "../../src/cases/champo/customers/champo-base";
import { segmentationOf } from "../../src/segments/segmentation";
import { synthesise } from "../../src/cases/champo/workbook/synthesise";
import type { Workbook } from "../../src/cases/champo/workbook/tables";

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
  const base = champoBase(workbook, customers);
  const features = customerFeatures(base, CHAMPO_FEATURES);
  const segmentation = segmentationOf(cutTree(hierarchical(features), { clusters }), features, base);
  return {
    workbook,
    customers,
    base,
    lines: champoLines(workbook.sales),
    lexicon: champoLexicon(customers.products),
    features,
    segmentation,
  };
}
