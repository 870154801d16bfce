import fs from "node:fs";
import path from "node:path";
import { isCode, type Notebook, type Output } from "../document/document";
import type { FigurePainter, PlotlyJson } from "./figure-painter";
import { writeFileAtomically } from "../../core/write-file-atomically";

/** The MIME type of Plotly figures in notebooks. */
export const PLOTLY_MIME = "application/vnd.plotly.v1+json";

export interface StaticFiguresOptions {
  /** The notebook's name, without extension: begins the pictures' names. */
  readonly name: string;
  /** Where the pictures go. */
  readonly folder: string;
  readonly painter: Pick<FigurePainter, "draw">;
}

/**
 * Draws every Plotly figure of a notebook: as `image/png` next to the Plotly data in its output, which any viewer shows,
 * and as `NAME-TITLE.png` in the pictures' folder, after the title in the output's metadata (`champo.title`). Pictures
 * the notebook no longer has are removed.
 *
 * @returns The notebook with the pictures, and the files' names in order.
 * @throws Error naming the notebook, cell and title of a figure that cannot be drawn.
 */
export async function addStaticFigures(
  notebook: Notebook,
  { name, folder, painter }: StaticFiguresOptions,
): Promise<{ notebook: Notebook; files: readonly string[] }> {
  const files: string[] = [];

  const drawn = async (output: Output, cellNumber: number): Promise<Output> => {
    if (output.output_type !== "display_data" && output.output_type !== "execute_result") return output;
    const figure = output.data[PLOTLY_MIME] as PlotlyJson | undefined;
    if (!figure) return output;
    const title = titleOf(output.metadata["champo"]) ?? `figure ${files.length + 1}`;
    let picture: Buffer;
    try {
      picture = await painter.draw(figure);
    } catch (error) {
      const reason = (error as Error).message.replace(/^page\.evaluate: (Error: )?/, "").split("\n")[0] ?? "";
      throw new Error(`${name}, cell ${cellNumber}: the figure "${title}" cannot be drawn: ${reason}`, {
        cause: error,
      });
    }
    const file = fileName(name, title, files);
    files.push(file);
    writeFileAtomically(path.join(folder, file), picture);
    return { ...output, data: { ...output.data, "image/png": picture.toString("base64") } };
  };

  const cells = [...notebook.cells];
  for (const [index, cell] of cells.entries()) {
    if (!isCode(cell)) continue;
    const outputs: Output[] = [];
    for (const output of cell.outputs) outputs.push(await drawn(output, index + 1));
    cells[index] = { ...cell, outputs };
  }
  removeStale(folder, name, files);
  return { notebook: { ...notebook, cells }, files };
}

function titleOf(champo: unknown): string | undefined {
  const title = (champo as { title?: unknown } | undefined)?.title;
  return typeof title === "string" && title !== "" ? title : undefined;
}

/** Letters and digits joined by hyphens: `Revenue & orders, per year` becomes `revenue-orders-per-year`. */
function fileName(notebook: string, title: string, taken: readonly string[]): string {
  const plain = title.normalize("NFKD").replace(/\p{Mark}/gu, "");
  const slug = plain
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80);
  const base = `${notebook}-${slug || "figure"}`;
  let file = `${base}.png`;
  for (let suffix = 2; taken.includes(file); suffix++) file = `${base}-${suffix}.png`;
  return file;
}

function removeStale(folder: string, name: string, files: readonly string[]): void {
  if (!fs.existsSync(folder)) return;
  for (const file of fs.readdirSync(folder)) {
    if (file.startsWith(`${name}-`) && file.endsWith(".png") && !files.includes(file))
      fs.rmSync(path.join(folder, file));
  }
}
