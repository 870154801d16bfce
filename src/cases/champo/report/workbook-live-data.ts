import { baseToJson } from "../../../customers/base-json";
import { fitRecipe } from "../../../customers/recipe/fit-recipe";
import { liveFeatureName, type LiveData } from "../../../live/live-data";
import { changed } from "../../../live/live-settings";
import type { LiveState } from "../../../live/live-state";
import { CHAMPO_FEATURES } from "../champo-features";
import { champoLexicon } from "../champo-lexicon";
import { champoBase } from "../customers/champo-base";
import { withPublishedColumns } from "../customers/published-columns";
import { customerTable } from "../customers/customer-table";
import type { Workbook } from "../workbook/tables";

/**
 * The live page's data of a workbook in the case's own format: its features fitted again in the study's manner, and the
 * study's method to start with.
 *
 * @param like the study's settings. Cost O(lines).
 */
export function workbookLiveData(workbook: Workbook, like: LiveState): LiveData {
  const customers = customerTable(workbook);
  const base = withPublishedColumns(champoBase(workbook, customers), customers);
  const { transform, scale, weight } = like;
  const recipe = fitRecipe(base, { ...CHAMPO_FEATURES, transform, scale, weight });
  const data: LiveData = {
    version: 2,
    kind: "own",
    name: workbook.source.fileName,
    base: baseToJson(base),
    origin: { kind: "champo", source: `live page, ${workbook.source.fileName}`, description: null },
    lexicon: champoLexicon(customers.products),
    start: like,
    choice: null,
  };
  const features = recipe.features.map(liveFeatureName);
  return Object.freeze({ ...data, start: changed(like, { features, without: [] }, data) });
}
