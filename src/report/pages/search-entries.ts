import { isCode, type Notebook } from "../../notebook/document/document";
import type { Chapter } from "../chapters/chapter";
import { readOutput } from "../chapters/read-output";
import { cellAddress } from "../claims/claim-id";
import { revealControls } from "./reveal-controls";

/** Something that a search of the report finds. */
export interface SearchEntry {
  readonly chapter: string;
  readonly kind: "section" | "finding" | "figure" | "table";
  readonly text: string;
  readonly href: string;
}

/**
 * What the first page searches: the headings of all chapters, what their cells found, and the titles of figures and tables with
 * the names in their first column.
 */
export function searchEntries(
  chapters: readonly Chapter[],
  notebooks: readonly { readonly name: string; readonly document: Notebook }[],
): readonly SearchEntry[] {
  return chapters.flatMap((chapter, i) => {
    const { name, document } = notebooks[i];
    const headings = chapter.headings.map(({ id, content }): SearchEntry => ({
      chapter: chapter.topic,
      kind: "section",
      text: plain(content.markup.replace(/<[^>]*>/g, "")),
      href: `${chapter.file}#${id}`,
    }));
    const outputs = document.cells.flatMap((cell) => {
      const blocks = isCode(cell) ? cell.outputs.flatMap(readOutput) : [];
      return blocks.flatMap((block): SearchEntry[] => {
        const found = foundIn(block);
        return found === undefined
          ? []
          : [{ chapter: chapter.topic, ...found, href: cellAddress(`${name}.html`, cell.id) }];
      });
    });
    return [...headings, ...outputs];
  });
}

function foundIn(
  block: ReturnType<typeof readOutput>[number],
): Pick<SearchEntry, "kind" | "text"> | undefined {
  switch (block.kind) {
    case "answer":
    case "takeaway":
      return { kind: "finding", text: plain(block.markdown) };
    case "figure":
      return { kind: "figure", text: plain(block.title) };
    case "table": {
      const names = block.table.rows.map(([first]) => String(first ?? ""));
      return { kind: "table", text: plain(`${block.table.caption}: ${names.join(", ")}`).slice(0, LONGEST) };
    }
    case "markdown":
    case "picture":
    case "text":
    case "error":
      return undefined;
  }
}

/** Names beyond this are not searched: they are in the table. */
const LONGEST = 600;

function plain(text: string): string {
  return revealControls(text)
    .replace(/\*\*|`/g, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\\(?=[\\*_{}[\]<>#|~$!])/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
