import type { Notebook } from "../../notebook/document/document";
import type { Html } from "./html";
import { sayingsOf } from "./landing";
import { sayingMarkup, type Saying } from "./saying";

/**
 * What each chapter's card on the first page says: its first answer that the page does not show already, above or on an
 * earlier card; without answers its first takeaway; undefined where nothing is left.
 *
 * @param above what the first page says before the cards.
 */
export function cardFindings(
  notebooks: readonly { readonly name: string; readonly document: Notebook }[],
  above: readonly Saying[],
  tools: Parameters<typeof sayingMarkup>[2],
): readonly (Html | undefined)[] {
  const shown = new Set(above.map(({ markdown }) => markdown));
  return notebooks.map(({ name, document }) => {
    const sayings = sayingsOf(document);
    const answers = sayings.filter(({ kind }) => kind === "answer");
    const candidates = answers.length > 0 ? answers : sayings.slice(0, 1);
    const found = candidates.find(({ markdown }) => !shown.has(markdown));
    if (found === undefined) return undefined;
    shown.add(found.markdown);
    return sayingMarkup(found, name, tools);
  });
}
