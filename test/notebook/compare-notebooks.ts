import { compareValues } from "../../src/notebook/run/compare-values";
import { isCode, type Cell, type Notebook, type Output } from "../../src/notebook/document/document";
import { PLOTLY_MIME } from "../../src/notebook/drawing/static-figures";

/** One place where a fresh run of a notebook gives something else than the committed one. */
export interface NotebookDifference {
  readonly notebook: string;
  /** The cell's place, from 1; 0 for the notebook as a whole. */
  readonly cell: number;
  /** Where in the cell: `outputs[0].data["text/plain"], line 3`. */
  readonly path: string;
  readonly was: string;
  readonly is: string;
}

/**
 * Compares a notebook's fresh run with its committed one. Numbers in texts, tables and figures may differ by 1e-6 of
 * their size; all other text must be the same. Pictures are compared by the Plotly data they are drawn from, because
 * fonts differ from machine to machine; execution counts and cell ids are not results.
 *
 * @param name The notebook's name in the differences.
 * @returns The differences in reading order; none when the results are the same.
 */
export function compareNotebooks(committed: Notebook, fresh: Notebook, name: string): NotebookDifference[] {
  if (committed.cells.length !== fresh.cells.length) {
    const [was, is] = [committed.cells.length, fresh.cells.length].map(String) as [string, string];
    return [{ notebook: name, cell: 0, path: "number of cells", was, is }];
  }
  return committed.cells.flatMap((cell, index) =>
    compareValues(comparable(cell), comparable(fresh.cells[index]), "").map((difference) => ({
      notebook: name,
      cell: index + 1,
      ...difference,
      path: difference.path.replace(/^\./, ""),
    })),
  );
}

/** The differences as lines for a reader, the first `limit` of each notebook. */
export function describeDifferences(differences: readonly NotebookDifference[], limit = 20): string {
  const byNotebook = new Map<string, NotebookDifference[]>();
  for (const difference of differences) {
    byNotebook.set(difference.notebook, [...(byNotebook.get(difference.notebook) ?? []), difference]);
  }
  return [...byNotebook.values()]
    .flatMap((all) => [
      ...all.slice(0, limit).map(({ notebook, cell, path, was, is }) => {
        return `${notebook}, cell ${cell}, ${path}:\n  was ${was}\n  is  ${is}`;
      }),
      ...(all.length > limit ? [`… and ${all.length - limit} more in ${all[0]?.notebook ?? ""}`] : []),
    ])
    .join("\n");
}

function comparable(cell: Cell | undefined): unknown {
  if (!cell) return undefined;
  const { cell_type, source } = cell;
  return isCode(cell)
    ? { cell_type, source, outputs: cell.outputs.map(comparableOutput) }
    : { cell_type, source };
}

function comparableOutput(output: Output): unknown {
  if (output.output_type !== "display_data" && output.output_type !== "execute_result") return output;
  const { output_type, data, metadata } = output;
  if (!(PLOTLY_MIME in data)) return { output_type, data, metadata };
  const others = Object.entries(data).filter(([mime]) => !mime.startsWith("image/"));
  return { output_type, data: Object.fromEntries(others), metadata };
}
