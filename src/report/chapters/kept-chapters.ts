import { digestOf } from "../../core/digest";
import { serialize } from "node:v8";
import { keepLatest, readLatest } from "../../notebook/run/kept-file";
import { installedPackages } from "../../notebook/run/run-cache";
import type { Notebook } from "../../notebook/document/document";
import type { Ledger } from "../claims/ledger";
import type { NoteSources } from "../notes/notes";
import { trusted, type Html } from "../pages/html";
import type { Chapter } from "./chapter";
import type { Heading } from "./markdown";

/** A notebook as it was read, with what its page needs of others. */
export interface ReadNotebook {
  readonly chapter: Chapter;
  readonly ledger: Ledger;
  /** The pairs of colours of its code. */
  readonly colours: readonly string[];
}

/** What decides how any notebook is read. */
export interface ReadingContext {
  /** The names of all notebooks of the report: links to them lead to pages. */
  readonly names: readonly string[];
  /** The trace types the page's Plotly can draw. */
  readonly drawable: ReadonlySet<string>;
  readonly noteSources: NoteSources;
  /** A digest of the library. */
  readonly library: string;
}

/**
 * The notebooks of earlier reports as they were read: each is read again only where itself or anything that decides how it is
 * read has changed. One is kept of each name: the last.
 *
 * @param folder where they are kept; default the place of this installation.
 */
export class KeptChapters {
  readonly #context: string;

  constructor(
    { names, drawable, noteSources, library }: ReadingContext,
    private readonly folder?: string,
  ) {
    this.#context = JSON.stringify([
      ...[library, installedPackages(), process.version],
      [...names].sort(),
      [...drawable].sort(),
      noteSources,
    ]);
  }

  /** @param document as the report shows it. */
  find(name: string, document: Notebook): ReadNotebook | undefined {
    const kept = readLatest(placeOf(name), this.#keyOf(name, document), this.folder);
    return kept === undefined ? undefined : revived(kept as ReadNotebook);
  }

  keep(name: string, document: Notebook, read: ReadNotebook): void {
    keepLatest(placeOf(name), this.#keyOf(name, document), read, this.folder);
  }

  #keyOf(name: string, document: Notebook): string {
    return digestOf(serialize([this.#context, name, document]));
  }
}

function placeOf(name: string): string {
  return `chapter-${digestOf(name).slice(0, 32)}`;
}

/** Markup is known by its class, which a file does not keep. */
function revived({ chapter, ...rest }: ReadNotebook): ReadNotebook {
  const { title, headings, body, notes } = chapter;
  return {
    ...rest,
    chapter: Object.freeze({
      ...chapter,
      title: { ...title, content: again(title.content) },
      headings: headings.map(headingAgain),
      body: again(body),
      notes: { body: again(notes.body), headings: notes.headings.map(headingAgain) },
    }),
  };
}

function headingAgain(heading: Heading): Heading {
  return { ...heading, content: again(heading.content) };
}

/** It was made by `html` before it was kept. */
function again({ markup }: Html): Html {
  return trusted(markup);
}
