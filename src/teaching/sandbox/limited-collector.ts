import type { Output } from "../../notebook/document/document";
import { OutputCollector } from "../../notebook/run/output-collector";
import type { Shown } from "./run-request";

/** The longest sentence kept of a cell, and how many, so that feedback stays readable. */
const LONGEST = 2000;
const MOST = 50;
/** The most text kept of what a cell showed. */
const LONGEST_TEXT = 3000;

/** An output collector that stops at a size: a cell may print for ever. */
export class LimitedCollector extends OutputCollector {
  #characters = 0;
  #printed = "";

  /** @param onExceeded Called once, when more came than the limit; nothing is kept from then on. */
  constructor(
    private readonly limit: number,
    private readonly onExceeded: () => void,
  ) {
    super();
  }

  /** All that was printed to the standard output: unlike in `outputs`, which are for readers, a long text is not cut. */
  get printed(): string {
    return this.#printed;
  }

  override receive(type: string, content: Parameters<OutputCollector["receive"]>[1]): void {
    if (this.#characters > this.limit) return;
    this.#characters +=
      typeof content.text === "string" ? content.text.length : JSON.stringify(content).length;
    if (this.#characters > this.limit) {
      this.onExceeded();
      return;
    }
    if (type === "stream" && content.name === "stdout") this.#printed += content.text ?? "";
    super.receive(type, content);
  }
}

/** What outputs show, as far as marks depend on it. */
export function shownIn(outputs: readonly Output[]): Shown {
  const marked = outputs.flatMap((output) => {
    if (output.output_type !== "display_data") return [];
    const champo = output.metadata["champo"] as { kind?: unknown; claims?: unknown } | undefined;
    return [{ kind: champo?.kind, claims: champo?.claims, text: output.data["text/plain"] }];
  });
  const sentences = marked
    .filter(({ kind }) => kind === "takeaway" || kind === "answer")
    .slice(0, MOST)
    .map(({ text, claims }) => ({
      text: String(text ?? "").slice(0, LONGEST),
      computed: Array.isArray(claims) ? claims.length : 0,
    }));
  return {
    text: textOf(outputs).slice(0, LONGEST_TEXT),
    figures: marked.filter(({ kind }) => kind === "figure").length,
    tables: marked.filter(({ kind }) => kind === "table").length,
    sentences,
  };
}

/** What a reader would see, as far as it is text: printed lines, tables, sentences, the titles of figures, and no error. */
function textOf(outputs: readonly Output[]): string {
  const texts = outputs.map((output) => {
    if (output.output_type === "stream") return output.name === "stdout" ? output.text : "";
    const text = "data" in output ? output.data["text/plain"] : undefined;
    return typeof text === "string" ? text : "";
  });
  return texts
    .map((text) => text.trimEnd())
    .filter((text) => text !== "")
    .join("\n");
}
