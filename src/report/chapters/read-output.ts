import type { DisplayOutput, MimeBundle, Output, ResultOutput } from "../../notebook/document/document";
import { proseSources, tableClaims, type ProseSources } from "../claims/prose-claims";
import { isTableSpec, type TableSpec } from "./table-markup";
import { plainText } from "./terminal-text";

/** An output of a cell as the report shows it. */
export type Block =
  | {
      readonly kind: "figure";
      readonly title: string;
      readonly alt: string;
      readonly spec: unknown;
      readonly png: string | undefined;
    }
  | { readonly kind: "table"; readonly table: TableSpec }
  | {
      readonly kind: "takeaway" | "answer";
      readonly markdown: string;
      /** Where its numbers come from. */
      readonly sources: ProseSources;
    }
  | { readonly kind: "markdown"; readonly markdown: string }
  | { readonly kind: "picture"; readonly mime: string; readonly data: string; readonly alt: string }
  | { readonly kind: "text"; readonly text: string; readonly tone: "stdout" | "stderr" }
  | { readonly kind: "error"; readonly name: string; readonly message: string; readonly traceback: string };

const FIGURE = "application/vnd.plotly.v1+json";
const TABLE = "application/vnd.champo.table+json";
const SVG = "image/svg+xml";
const PICTURES = ["image/png", "image/jpeg"];
const BASE64 = /^[A-Za-z0-9+/=]+$/;

/**
 * What of an output the report shows: the richest representation it can vouch for. HTML of a notebook is not among
 * them; an output that has nothing else is shown as its source text. An empty output gives no block. Chapters, claims, search
 * and papers all ask for the same outputs: each is read once.
 */
export function readOutput(output: Output): readonly Block[] {
  const blocks = known.get(output) ?? blocksOf(output);
  known.set(output, blocks);
  return blocks;
}

const known = new WeakMap<Output, readonly Block[]>();

function blocksOf(output: Output): readonly Block[] {
  switch (output.output_type) {
    case "stream":
      return text(output.text, output.name);
    case "error":
      return [
        {
          kind: "error",
          name: output.ename,
          message: plainText(output.evalue),
          traceback: output.traceback.join("\n"),
        },
      ];
    case "display_data":
    case "execute_result":
      return displayed(output);
  }
}

function displayed({ data, metadata }: DisplayOutput | ResultOutput): readonly Block[] {
  const champo = fieldsOf(metadata["champo"]);
  const plain = textOf(data, "text/plain");
  const alt = typeof champo["alt"] === "string" ? champo["alt"] : plain;
  if (data[FIGURE] !== undefined) {
    const title = typeof champo["title"] === "string" ? champo["title"] : "Figure";
    return [
      { kind: "figure", title, alt: alt || title, spec: data[FIGURE], png: pictureOf(data, "image/png")[1] },
    ];
  }
  const table = data[TABLE];
  if (isTableSpec(table)) {
    const rows = table.rows.map((row) => row.map(cellText));
    return [{ kind: "table", table: { ...table, rows, claims: tableClaims(table.claims) } }];
  }
  if (typeof data["text/markdown"] === "string") {
    const { kind } = champo;
    const markdown = data["text/markdown"];
    return kind === "takeaway" || kind === "answer"
      ? [{ kind, markdown, sources: proseSources(champo) }]
      : [{ kind: "markdown", markdown }];
  }
  const [mime, picture] = pictureOf(data);
  if (picture !== undefined) return [{ kind: "picture", mime, data: picture, alt }];
  const drawing = textOf(data, SVG);
  if (drawing !== "") return [{ kind: "picture", mime: SVG, data: base64(drawing), alt }];
  const formula = textOf(data, "text/latex").trim();
  if (formula !== "") return [{ kind: "markdown", markdown: asFormula(formula) }];
  return text(plain || textOf(data, "text/html") || otherKinds(data), "stdout");
}

function text(value: string, tone: "stdout" | "stderr"): readonly Block[] {
  const trimmed = value.replace(/\s+$/, "");
  return trimmed === "" ? [] : [{ kind: "text", text: trimmed, tone }];
}

/** LaTeX that says itself that it is a formula, or a formula. */
function asFormula(latex: string): string {
  return /^\$[\s\S]*\$$/.test(latex) ? latex : `$$\n${latex}\n$$`;
}

/** A picture is shown as a picture: scripts in a drawing do not run, and nothing is fetched for it. */
function base64(value: string): string {
  return Buffer.from(value.replace(/\p{Cs}/gu, "\ufffd")).toString("base64");
}

/** An output must not vanish without a word. */
function otherKinds(data: MimeBundle): string {
  const kinds = Object.keys(data).filter((mime) => data[mime] !== "" && !mime.startsWith("text/"));
  return kinds.length === 0
    ? ""
    : `(An output of the kind ${kinds.join(", ")}, which the report cannot show.)`;
}

function pictureOf(data: MimeBundle, ...kinds: string[]): [string, string | undefined] {
  for (const mime of kinds.length > 0 ? kinds : PICTURES) {
    const written = textOf(data, mime);
    if (written === "") continue;
    const base64 = written.replace(/\s+/g, "");
    if (BASE64.test(base64)) return [mime, base64];
  }
  return ["", undefined];
}

function textOf(data: MimeBundle, mime: string): string {
  const value = data[mime];
  return typeof value === "string" ? value : "";
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** A cell as text; a notebook that others wrote may hold objects, which may not even turn into text. */
function cellText(value: unknown): string {
  if (typeof value === "object" && value !== null) return JSON.stringify(value);
  return String(value ?? "");
}
