import { isCode, type Notebook } from "../../notebook/document/document";
import { claimsLedger, joinLedgers, type Ledger } from "../claims/ledger";
import type { NoteSources } from "../notes/notes";
import type { Chapter } from "./chapter";
import { createHighlighter } from "./highlight";
import { KeptChapters, type ReadNotebook } from "./kept-chapters";
import { createMarkdown, type Markdown, type MarkdownPlace } from "./markdown";
import { readChapter } from "./read-chapter";

/** What chapters are read with. */
export interface ReadingRequest {
  /** As the report shows them. */
  readonly notebooks: readonly { readonly name: string; readonly document: Notebook }[];
  /** The trace types the page's Plotly can draw. */
  readonly drawable: ReadonlySet<string>;
  readonly noteSources: NoteSources;
  /** A digest of the library. */
  readonly library: string;
  /** Where chapters and colours are kept; default the place of this installation. */
  readonly keptIn?: string;
}

/** All chapters of a report, and what the pages around them are written with. */
export interface ReadChapters {
  readonly chapters: readonly Chapter[];
  readonly ledger: Ledger;
  /** The rules of the classes of code. */
  readonly codeStyle: string;
  readonly markdown: Markdown;
  readonly pageOf: MarkdownPlace["pageOf"];
}

/**
 * Reads executed notebooks as chapters. A notebook that an earlier report read, and nothing that decides how has changed, is taken
 * from there: see `KeptChapters`.
 *
 * @throws InputError for a figure that cannot be drawn in the page, and for a citation of an unknown publication.
 */
export async function readChapters(request: ReadingRequest): Promise<ReadChapters> {
  const { notebooks, keptIn } = request;
  const names = notebooks.map(({ name }) => name);
  const kept = new KeptChapters({ ...request, names }, keptIn);
  const found = notebooks.map(({ name, document }) => kept.find(name, document));
  const others = notebooks.filter((_, i) => found[i] === undefined);
  const code = others.flatMap(({ document }) =>
    document.cells.filter(isCode).map(({ source }) => source.trim()),
  );
  const pageOf = (name: string) => (names.includes(name) ? `${name}.html` : undefined);
  const readBy = async (sources?: readonly string[]) => {
    const highlighter = await createHighlighter(sources, keptIn);
    const markdown = await createMarkdown(highlighter);
    const tools = { ...request, markdown, highlighter, pageOf };
    const read = others.map(({ name, document }): ReadNotebook => {
      const [chapter, colours] = highlighter.watched(() => readChapter(name, document, tools));
      return { chapter, colours, ledger: claimsLedger([{ name, document }]) };
    });
    return { highlighter, markdown, read };
  };
  const asKnown = await readBy(code);
  // Code within a text was new: now the grammar is loaded whatever is known.
  const { highlighter, markdown, read } = asKnown.highlighter.isLacking ? await readBy() : asKnown;
  others.forEach(({ name, document }, i) => kept.keep(name, document, read[i]!));
  highlighter.keep();
  const again = read.values();
  const all = found.map((each) => each ?? again.next().value!);
  return {
    chapters: all.map(({ chapter }) => chapter),
    ledger: joinLedgers(all.map(({ ledger }) => ledger)),
    codeStyle: highlighter.style(all.flatMap(({ colours }) => colours)),
    markdown,
    pageOf,
  };
}
