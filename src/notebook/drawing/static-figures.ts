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
 * Gives every Plotly figure of a notebook a picture: as `image/png` next to the Plotly data in its output, which any viewer
 * shows, and as `NAME-TITLE.png` in the pictures' folder, after the title in the output's metadata (`champo.title`). A
 * figure that has a picture in its output keeps it. Pictures in the folder that the notebook no longer has are removed.
 *
 * @returns The notebook with the pictures (the same one where none was drawn), and the files' names in order.
 * @throws Error naming the notebook, cell and title of a figure that cannot be drawn.
 */
export async function addStaticFigures(
  notebook: Notebook,
  { name, folder, painter }: StaticFiguresOptions,
): Promise<{ notebook: Notebook; files: readonly string[] }> {
  const figures = figuresOf(notebook, name);
  const pictures = new Map<Output, string>();
  for (const { figure, title, file, output, cellNumber } of figures) {
    let picture = pictureIn(output);
    if (picture !== undefined) {
      writeWhereDifferent(path.join(folder, file), picture);
      continue;
    }
    try {
      picture = await painter.draw(figure);
    } catch (error) {
      const reason = (error as Error).message.replace(/^page\.evaluate: (Error: )?/, "").split("\n")[0] ?? "";
      throw new Error(`${name}, cell ${cellNumber}: the figure "${title}" cannot be drawn: ${reason}`, {
        cause: error,
      });
    }
    writeWhereDifferent(path.join(folder, file), picture);
    pictures.set(output, picture.toString("base64"));
  }
  const withPicture = (output: Output): Output => {
    const picture = pictures.get(output);
    if (picture === undefined || !isShown(output)) return output;
    return { ...output, data: { ...output.data, "image/png": picture } };
  };
  const cells = notebook.cells.map((cell) =>
    isCode(cell) ? { ...cell, outputs: cell.outputs.map(withPicture) } : cell,
  );
  const files = figures.map(({ file }) => file);
  removeStale(folder, name, files);
  return { notebook: pictures.size === 0 ? notebook : { ...notebook, cells }, files };
}

/** True for a notebook with a figure that has no picture in its output. */
export function lacksPictures(notebook: Notebook): boolean {
  return figuresOf(notebook, "").some(({ output }) => pictureIn(output) === undefined);
}

function pictureIn(output: Output): Buffer | undefined {
  const picture = isShown(output) ? output.data["image/png"] : undefined;
  return typeof picture === "string" ? Buffer.from(picture, "base64") : undefined;
}

function writeWhereDifferent(file: string, content: Buffer): void {
  if (!fs.existsSync(file) || !fs.readFileSync(file).equals(content)) writeFileAtomically(file, content);
}

/** A figure in the outputs of a notebook, and the file of its picture. */
interface OutputFigure {
  readonly figure: PlotlyJson;
  readonly title: string;
  readonly file: string;
  readonly output: Output;
  readonly cellNumber: number;
}

function figuresOf(notebook: Notebook, name: string): readonly OutputFigure[] {
  const found: OutputFigure[] = [];
  const taken: string[] = [];
  for (const [index, cell] of notebook.cells.entries()) {
    for (const output of isCode(cell) ? cell.outputs : []) {
      const figure = isShown(output) ? (output.data[PLOTLY_MIME] as PlotlyJson | undefined) : undefined;
      if (figure === undefined || !isShown(output)) continue;
      const title = titleOf(output.metadata["champo"]) ?? `figure ${found.length + 1}`;
      const file = fileName(name, title, taken);
      taken.push(file);
      found.push({ figure, title, file, output, cellNumber: index + 1 });
    }
  }
  return found;
}

function isShown(output: Output): output is Extract<Output, { readonly data: unknown }> {
  return output.output_type === "display_data" || output.output_type === "execute_result";
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
