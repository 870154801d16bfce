import { digestOf } from "../../core/digest";
import { isCode, type Cell, type Notebook } from "../../notebook/document/document";
import { hasTag, INJECTED_TAG, PARAMETERS_TAG } from "../../notebook/run/parameters";
import { waitsFor } from "../../notebook/run/waits-for";

/** What a notebook of a report was run with. */
export interface NotebookFacts {
  /** As they are written, by name: `{ seed: "7" }`. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The code cells in their order, parameters aside: id and SHA-256 of the source. */
  readonly code: readonly (readonly [cell: string, digest: string])[];
  /** The notebooks that hand something on to it. */
  readonly after: readonly string[];
}

/** What a report was made with: two reports differ because something in it differs. */
export interface RunFacts {
  readonly provenance: Readonly<Record<string, string>>;
  /** SHA-256 of the library's files. */
  readonly library: string;
  readonly notebooks: Readonly<Record<string, NotebookFacts>>;
}

/**
 * Reads what a report was made with from its executed notebooks.
 *
 * @param library SHA-256 of the library's files.
 */
export function runFacts(
  notebooks: readonly { readonly name: string; readonly document: Notebook }[],
  provenance: Readonly<Record<string, string>>,
  library: string,
): RunFacts {
  const waits = waitsFor(notebooks.map(({ document }) => document));
  return Object.freeze({
    provenance,
    library,
    notebooks: Object.fromEntries(
      notebooks.map(({ name, document }, i) => [
        name,
        { ...factsOf(document), after: waits[i].map((at) => notebooks[at].name) },
      ]),
    ),
  });
}

function factsOf({ cells }: Notebook): Omit<NotebookFacts, "after"> {
  const code = cells.filter(isCode);
  const isParameters = (cell: Cell): boolean => hasTag(cell, PARAMETERS_TAG) || hasTag(cell, INJECTED_TAG);
  const declared = code
    .filter(isParameters)
    .flatMap(({ source }) => [...source.matchAll(/^const (\w+)[^=\n]*= (.*?);(?: *\/\/.*)?$/gm)]);
  return {
    parameters: Object.fromEntries(declared.map(([, name, value]) => [name, value])),
    code: code.filter((cell) => !isParameters(cell)).map(({ id, source }) => [id, digestOf(source)] as const),
  };
}
