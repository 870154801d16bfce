import { InputError } from "../core/input-error";
import type { CustomerDescriptors } from "./profiles/descriptor";
import type { SegmentedRows } from "./segmentation";

/** Throws unless the descriptors stand for the customers of the segmentation, in the same order. */
export function requireSameCustomers(segmentation: SegmentedRows, descriptors: CustomerDescriptors): void {
  const { rowNames } = segmentation.features;
  const wrong = rowNames.findIndex((name, row) => descriptors.customers[row] !== name);
  if (wrong < 0 && descriptors.customers.length === rowNames.length) return;
  throw new InputError({
    where: `customer descriptors, row ${wrong < 0 ? rowNames.length + 1 : wrong + 1}`,
    what: `"${String(descriptors.customers[wrong < 0 ? rowNames.length : wrong])}"`,
    legal: wrong < 0 ? `${rowNames.length} customers` : `"${rowNames[wrong]}", as in the clustered matrix`,
    remedy: "Describe the customers that were clustered: customerDescriptors(customers, features.rowNames)",
  });
}
