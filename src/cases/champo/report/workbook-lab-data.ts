import { fitRecipe } from "../../../customers/recipe/customer-features";
import { customerTable } from "../../../customers/customer-table";
import { customerDescriptors } from "../customer-descriptors";
import type { Workbook } from "../workbook/tables";
import type { LabData } from "../../../live/lab-data";
import { changed } from "../../../live/lab-settings";
import type { LabState } from "../../../live/lab-state";
import { columnName, columnsOf, withoutNaN } from "./study-lab-data";

/**
 * The live page's data of a workbook in the case's own format: the same columns and descriptors as the study's, its
 * features fitted anew in the study's manner, and the study's method to start with.
 *
 * @param like the study's settings. Cost O(lines).
 */
export function workbookLabData(workbook: Workbook, like: LabState): LabData {
  const customers = customerTable(workbook);
  const descriptors = customerDescriptors(workbook, customers);
  const { transform, scale, weight } = like;
  const recipe = fitRecipe(customers, { transform, mix: "share", scale, weight });
  const data: LabData = {
    version: 1,
    kind: "own",
    name: workbook.source.fileName,
    customers: Object.freeze(customers.records.map(({ customer }) => customer)),
    revenue: Object.freeze(customers.records.map(({ revenue }) => revenue)),
    columns: columnsOf(customers),
    descriptors: {
      numeric: descriptors.numeric.map(withoutNaN),
      mix: descriptors.mix.map(withoutNaN),
      categories: descriptors.categories,
    },
    start: like,
    choice: null,
  };
  const features = recipe.columns.map(columnName);
  return Object.freeze({ ...data, start: changed(like, { features, without: [] }, data) });
}
