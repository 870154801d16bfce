import type { PlacedBlock } from "../chapters/cell-groups";
import { cellAddress } from "../claims/claim-id";
import { claimMarks, type ClaimSource } from "../claims/claim-marks";
import type { Html } from "./html";
import type { Markdown, MarkdownPlace } from "../chapters/markdown";

/** An answer or takeaway of a notebook. */
export type Saying = Extract<PlacedBlock, { readonly kind: "answer" | "takeaway" }>;

/** The cell of a saying, as seen from another page. */
export function sayingSource(saying: Saying, notebook: string): ClaimSource {
  const { cell, position } = saying.source;
  return { href: cellAddress(`${notebook}.html`, cell.id), notebook, position };
}

/** The first paragraph of a saying for another page than its own: its numbers lead to the cell that computed them. */
export function sayingMarkup(
  saying: Saying,
  notebook: string,
  tools: { readonly markdown: Markdown; readonly pageOf: MarkdownPlace["pageOf"] },
): Html {
  const marks = claimMarks(saying.markdown, saying.sources, sayingSource(saying, notebook));
  return tools.markdown.opening(saying.markdown, { ids: new Set(), pageOf: tools.pageOf, marks });
}
