import { isRecord } from "../../core/is-record";
import { InputError } from "../../core/input-error";
import type { Cell, Metadata, MimeBundle, Notebook, Output } from "./document";
import { uniqueCellId } from "./cell-id";

type Json = Readonly<Record<string, unknown>>;

/**
 * The notebook in the text of an `.ipynb` file (nbformat 4.0 to 4.5). Older minors get cell ids made from the
 * cell's text; an id that occurs twice is replaced, as Jupyter does.
 *
 * @param where The file's name, for the error.
 * @throws InputError when the text is not JSON, or not a notebook of format 4.
 */
export function parseNotebook(text: string, where: string): Notebook {
  const root = record(parseJson(text, where), where, "the file");
  if (root["nbformat"] !== 4) {
    throw new InputError({
      what: `nbformat ${JSON.stringify(root["nbformat"])}`,
      legal: "a Jupyter notebook with nbformat 4",
      where,
      remedy: "Open and save it in a current Jupyter or VS Code first",
    });
  }
  if (!Array.isArray(root["cells"])) throw malformed(where, "no list of cells", "a list `cells`");
  const ids = new Set<string>();
  const cells = root["cells"].map((raw, index) => {
    const cell = parseCell(raw, `${where}, cell ${index + 1}`, ids);
    ids.add(cell.id);
    return cell;
  });
  return { metadata: metadataOf(root, where), cells, nbformat: 4, nbformat_minor: 5 };
}

function parseCell(raw: unknown, where: string, taken: ReadonlySet<string>): Cell {
  const cell = record(raw, where, "a cell");
  const type = cell["cell_type"];
  if (type !== "code" && type !== "markdown" && type !== "raw") {
    throw malformed(where, `cell_type ${JSON.stringify(type)}`, "a code, markdown or raw cell");
  }
  const source = joined(cell["source"], where, "source");
  const own = typeof cell["id"] === "string" && !taken.has(cell["id"]) ? cell["id"] : undefined;
  const base = { id: own ?? uniqueCellId(type, source, taken), metadata: metadataOf(cell, where), source };
  if (type !== "code") {
    const attachments = cell["attachments"];
    if (attachments === undefined) return { cell_type: type, ...base };
    const bundles = Object.entries(record(attachments, where, "attachments"));
    return {
      cell_type: type,
      ...base,
      attachments: Object.fromEntries(bundles.map(([name, data]) => [name, parseBundle(data, where)])),
    };
  }
  const outputs = cell["outputs"] ?? [];
  if (!Array.isArray(outputs)) throw malformed(where, "outputs that are no list", "a list of outputs");
  return {
    cell_type: "code",
    ...base,
    execution_count: countOf(cell),
    outputs: outputs.map((output, index) => parseOutput(output, `${where}, output ${index + 1}`)),
  };
}

function parseOutput(raw: unknown, where: string): Output {
  const output = record(raw, where, "an output");
  switch (output["output_type"]) {
    case "stream":
      return {
        output_type: "stream",
        name: output["name"] === "stderr" ? "stderr" : "stdout",
        text: joined(output["text"], where, "text"),
      };
    case "display_data":
      return {
        output_type: "display_data",
        data: parseBundle(output["data"], where),
        metadata: metadataOf(output, where),
      };
    case "execute_result":
      return {
        output_type: "execute_result",
        data: parseBundle(output["data"], where),
        metadata: metadataOf(output, where),
        execution_count: countOf(output),
      };
    case "error": {
      const traceback = output["traceback"];
      return {
        output_type: "error",
        ename: String(output["ename"] ?? "Error"),
        evalue: String(output["evalue"] ?? ""),
        traceback: Array.isArray(traceback) ? traceback.map(String) : [],
      };
    }
    default:
      throw malformed(
        where,
        `output_type ${JSON.stringify(output["output_type"])}`,
        "stream, display_data, execute_result or error",
      );
  }
}

/** Line arrays of text types become one string; values of JSON types may truly be arrays and stay as they are. */
function parseBundle(raw: unknown, where: string): MimeBundle {
  const bundle = record(raw, where, "data");
  return Object.fromEntries(
    Object.entries(bundle).map(([mime, value]) => [
      mime,
      isJsonMime(mime) || !Array.isArray(value) ? value : value.map(String).join(""),
    ]),
  );
}

function isJsonMime(mime: string): boolean {
  return mime === "application/json" || (mime.startsWith("application/") && mime.endsWith("+json"));
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw malformed(where, `text that is not JSON (${(error as Error).message})`, "a Jupyter notebook");
  }
}

function record(value: unknown, where: string, what: string): Json {
  if (isRecord(value)) return value as Json;
  throw malformed(where, `${what} = ${JSON.stringify(value)?.slice(0, 60)}`, `${what} as an object`);
}

function joined(value: unknown, where: string, what: string): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(String).join("");
  throw malformed(where, `${what} = ${JSON.stringify(value)}`, `${what} as a text or a list of lines`);
}

function metadataOf(holder: Json, where: string): Metadata {
  return record(holder["metadata"] ?? {}, where, "metadata");
}

function countOf(holder: Json): number | null {
  return typeof holder["execution_count"] === "number" ? holder["execution_count"] : null;
}

function malformed(where: string, what: string, legal: string): InputError {
  return new InputError({ what, legal, where });
}
