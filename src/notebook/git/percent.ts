import { isDeepStrictEqual } from "node:util";
import { InputError } from "../../core/input-error";
import { uniqueCellId } from "../document/cell-id";
import { KERNELSPEC } from "../kernel/kernelspec";
import { sortedKeys } from "../../core/sorted-keys";
import {
  isCode,
  type Cell,
  type KernelspecMetadata,
  type Metadata,
  type Notebook,
  type TextCell,
} from "../document/document";

/*
 * The percent format: a notebook as a plain TypeScript file, one marker line before each cell.
 *
 *   // %% [markdown]
 *   // # What is sold?
 *
 *   // %% {"id": "load", "tags": ["setup"]}
 *   const study = await loadStudy();
 *
 * A marker may name a kind ([markdown], [raw]; code otherwise) and a JSON object: the cell's metadata, with three keys
 * of our own: `id`, `attachments`, and `padding` (empty lines before and after the text, which are otherwise not kept).
 * Metadata that itself uses such a key stands under a fourth, `metadata`.
 * A cell without `id` gets one made from its text. Text that would look like a marker carries a backslash before `%%`.
 * Metadata of the notebook stands before the first marker, as YAML whose values are JSON, its kernel only where that is
 * another than the reader would take (`null` for none). Outputs are not kept.
 */

const MARKER = /^\/\/\s*%%(?=\s|$)/;
const LOOKS_LIKE_MARKER = /^(\/\/\s*)(\\*%%)/;
const ESCAPED_MARKER = /^(\/\/\s*)\\(\\*%%)/;

const KERNEL_KEYS: readonly string[] = ["kernelspec", "language_info"];

const RESERVED = ["id", "padding", "attachments", "metadata"];

interface Options {
  readonly id?: string;
  readonly padding?: readonly [number, number];
  readonly attachments?: TextCell["attachments"];
}

/**
 * The notebook written as a percent script: cell texts, ids and metadata exactly, outputs left out.
 * `scriptToNotebook(notebookToScript(notebook, kernelspec), kernelspec)` restores all but the outputs.
 *
 * @param kernelspec The kernel that goes without saying.
 */
export function notebookToScript(notebook: Notebook, kernelspec: KernelspecMetadata = KERNELSPEC): string {
  const taken = new Set<string>();
  const blocks = notebook.cells.map((cell) => {
    const block = cellToBlock(cell, taken);
    taken.add(cell.id);
    return block;
  });
  const header = notebookHeader(notebook.metadata, kernelMetadata(kernelspec));
  return `${[...(header ? [header] : []), ...blocks].join("\n\n")}\n`;
}

/**
 * The notebook a percent script describes, with empty outputs.
 *
 * @param kernelspec Stored in the notebook's metadata, unless the script names another.
 * @throws InputError naming the line: a marker that cannot be read, text before the first marker, an id used twice,
 *   or a line of a markdown or raw cell that is no comment.
 */
export function scriptToNotebook(script: string, kernelspec: KernelspecMetadata): Notebook {
  const lines = linesOf(script);
  const starts = lines.flatMap((line, index) => (MARKER.test(line) ? [index] : []));
  const metadata = readHeader(lines.slice(0, starts[0] ?? lines.length));
  const taken = new Set<string>();
  const cells = starts.map((start, index) => {
    const cell = blockToCell(lines, start, starts[index + 1] ?? lines.length, taken);
    taken.add(cell.id);
    return cell;
  });
  const whole = Object.entries({ ...kernelMetadata(kernelspec), ...metadata });
  const present = whole.filter(([key, value]) => value !== null || !KERNEL_KEYS.includes(key));
  return { metadata: Object.fromEntries(present), cells, nbformat: 4, nbformat_minor: 5 };
}

/** What a notebook's metadata says of its kernel. */
function kernelMetadata(kernelspec: KernelspecMetadata): Readonly<Record<string, unknown>> {
  const language_info = { name: kernelspec.language, file_extension: ".ts", mimetype: "text/typescript" };
  return { kernelspec, language_info };
}

function cellToBlock(cell: Cell, taken: ReadonlySet<string>): string {
  const core = cell.source.replace(/^\n+|\n+$/g, "");
  const before = core === "" ? cell.source.length : cell.source.indexOf(core);
  const after = cell.source.length - before - core.length;
  const options: Options = {
    ...(cell.id === uniqueCellId(cell.cell_type, cell.source, taken) ? {} : { id: cell.id }),
    ...(before + after > 0 ? { padding: [before, after] } : {}),
    ...(!isCode(cell) && cell.attachments ? { attachments: sortedKeys(cell.attachments) } : {}),
  };
  const ambiguous = RESERVED.some((key) => key in cell.metadata);
  const metadata = sortedKeys(cell.metadata);
  const values = ambiguous ? { ...options, metadata } : { ...options, ...metadata };
  const marker = [
    "// %%",
    ...(isCode(cell) ? [] : [`[${cell.cell_type}]`]),
    ...(Object.keys(values).length > 0 ? [JSON.stringify(values)] : []),
  ].join(" ");
  if (core === "") return marker;
  const text = isCode(cell)
    ? core.split("\n")
    : core.split("\n").map((line) => (line === "" ? "//" : `// ${line}`));
  return [marker, ...text.map((line) => line.replace(LOOKS_LIKE_MARKER, "$1\\$2"))].join("\n");
}

function blockToCell(lines: readonly string[], start: number, end: number, taken: ReadonlySet<string>): Cell {
  const { kind, options, metadata } = readMarker(lines[start] ?? "", start + 1);
  const text = lines.slice(start + 1, end).map((line, index) => {
    const plain = line.replace(ESCAPED_MARKER, "$1$2");
    return kind === "code" ? plain : uncommented(plain, start + 2 + index);
  });
  const [before, after] = options.padding ?? [0, 0];
  const core = text.join("\n").replace(/^\n+|\n+$/g, "");
  const source = "\n".repeat(before) + core + "\n".repeat(after);
  if (options.id !== undefined && taken.has(options.id)) {
    throw complaint(start + 1, `the id "${options.id}" a second time`, "an id of its own for each cell");
  }
  const id = options.id ?? uniqueCellId(kind, source, taken);
  if (kind === "code") return { cell_type: kind, id, metadata, source, execution_count: null, outputs: [] };
  const { attachments } = options;
  return { cell_type: kind, id, metadata, source, ...(attachments ? { attachments } : {}) };
}

function readMarker(
  line: string,
  number: number,
): { kind: Cell["cell_type"]; options: Options; metadata: Metadata } {
  const match = /^\/\/\s*%%(?:\s+\[(markdown|md|raw)\])?(?:\s+(\{.*\}))?\s*$/s.exec(line);
  if (!match) {
    throw complaint(
      number,
      `\`${line}\``,
      "`// %%`, `// %% [markdown]` or `// %% [raw]`, then perhaps a JSON object",
    );
  }
  const kind = match[1] === undefined ? "code" : match[1] === "raw" ? "raw" : "markdown";
  const values: Options & { metadata?: Metadata } =
    match[2] === undefined ? {} : (parsed(match[2], number) as Options);
  const { id, padding, attachments, metadata: nested, ...plain } = values;
  return {
    kind,
    options: {
      ...(id ? { id } : {}),
      ...(padding ? { padding } : {}),
      ...(attachments ? { attachments } : {}),
    },
    metadata: nested ?? plain,
  };
}

function uncommented(line: string, number: number): string {
  if (line.trim() === "") return "";
  const match = /^\/\/ ?(.*)$/s.exec(line);
  if (!match) throw complaint(number, `\`${line}\``, "a comment line (`// …`) within a markdown or raw cell");
  return match[1] ?? "";
}

function notebookHeader(metadata: Metadata, usual: Readonly<Record<string, unknown>>): string | undefined {
  const kernel = KERNEL_KEYS.filter((key) => !isDeepStrictEqual(metadata[key], usual[key]));
  const own = [
    ...Object.entries(sortedKeys(metadata)).filter(([key]) => !KERNEL_KEYS.includes(key)),
    ...kernel.map((key) => [key, sortedKeys(metadata[key]) ?? null] as const),
  ];
  if (own.length === 0) return undefined;
  const entries = own.map(([key, value]) => `//   ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return ["// ---", "// jupyter:", ...entries, "// ---"].join("\n");
}

function readHeader(lines: readonly string[]): Metadata {
  const entries: [string, unknown][] = [];
  lines.forEach((line, index) => {
    const text = line.replace(/^\/\/ ?/, "");
    if (text.trim() === "" || text === "---" || text === "jupyter:") return;
    const match = /^ {2}("(?:[^"\\]|\\.)*"): (.*)$/.exec(text);
    if (!match) throw complaint(index + 1, `\`${line}\``, "a cell marker (`// %%`) before the first text");
    entries.push([parsed(match[1] ?? "", index + 1) as string, parsed(match[2] ?? "", index + 1)]);
  });
  return Object.fromEntries(entries);
}

/** A file checked out with Windows line ends everywhere is read as if it had none; single ones inside a cell stay. */
function linesOf(script: string): string[] {
  const windows = !/(?<!\r)\n/.test(script);
  return script.split(windows ? "\r\n" : "\n");
}

function parsed(json: string, number: number): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw complaint(number, json, "valid JSON");
  }
}

function complaint(number: number, what: string, legal: string): InputError {
  return new InputError({ what, legal, where: `line ${number} of the notebook script` });
}
