import type {
  DisplayOutput,
  ErrorOutput,
  Metadata,
  MimeBundle,
  Output,
  ResultOutput,
} from "../document/document";
import { cutText } from "./cut-text";
import type { CellFailure } from "../kernel/cell-failure";

interface Stream {
  output_type: "stream";
  name: "stdout" | "stderr";
  text: string;
}

interface Displayed {
  readonly output: Output;
  readonly displayId: string | undefined;
}

/** The content of the messages a cell's execution sends. */
interface MessageContent {
  readonly name?: "stdout" | "stderr";
  readonly text?: string;
  readonly data?: MimeBundle;
  readonly metadata?: Metadata;
  readonly transient?: { readonly display_id?: string };
  readonly execution_count?: number;
  readonly ename?: string;
  readonly evalue?: string;
  readonly traceback?: readonly string[];
  readonly wait?: boolean;
}

/** Gathers the outputs of one cell from its messages, as a notebook keeps them. */
export class OutputCollector {
  #items: Displayed[] = [];
  #clearBeforeNext = false;
  #failure: CellFailure | undefined;

  /** The outputs so far, in order; text printed in many pieces to one stream is one output. */
  get outputs(): readonly Output[] {
    return this.#items.map(({ output }) => withCutTexts(output));
  }

  /** The first error the cell sent. */
  get failure(): CellFailure | undefined {
    return this.#failure;
  }

  /** Takes in one message of the cell. Updates of displays go to `update`, because they may concern another cell. */
  receive(type: string, content: MessageContent): void {
    if (type === "clear_output") {
      if (content.wait) this.#clearBeforeNext = true;
      else this.#items = [];
      return;
    }
    const output = outputOf(type, content);
    if (!output) return;
    if (this.#clearBeforeNext) this.#items = [];
    this.#clearBeforeNext = false;
    const last = this.#items.at(-1)?.output;
    if (output.output_type === "stream" && last?.output_type === "stream" && last.name === output.name) {
      (last as Stream).text += output.text;
      return;
    }
    if (output.output_type === "error") this.#failure ??= output;
    this.#items.push({ output, displayId: content.transient?.display_id });
  }

  /** Replaces what this cell displayed under an id. */
  update(displayId: string, data: MimeBundle, metadata: Metadata): void {
    this.#items = this.#items.map((item) =>
      item.displayId === displayId && "data" in item.output
        ? { ...item, output: { ...item.output, data, metadata } }
        : item,
    );
  }

  /** Records why the cell failed in the client's eyes, in place of the kernel's message (it only saw an interrupt). */
  replaceFailure(failure: CellFailure): void {
    this.#failure = failure;
    const output: ErrorOutput = { output_type: "error", ...failure };
    this.#items = this.#items.filter((item) => item.output.output_type !== "error");
    this.#items.push({ output, displayId: undefined });
  }
}

/** Plain text only: other kinds are read by programs, and a part of them is nothing. */
function withCutTexts(output: Output): Output {
  switch (output.output_type) {
    case "stream":
      return output.text.length > SHORT ? { ...output, text: cutText(output.text) } : output;
    case "error":
      return { ...output, evalue: cutText(output.evalue), traceback: output.traceback.map(cutText) };
    case "display_data":
    case "execute_result": {
      const plain = output.data["text/plain"];
      if (typeof plain !== "string" || plain.length <= SHORT) return output;
      return { ...output, data: { ...output.data, "text/plain": cutText(plain) } };
    }
  }
}

/** Texts up to this are not looked at. */
const SHORT = 100_000;

function outputOf(type: string, content: MessageContent): Output | undefined {
  const display = { data: content.data ?? {}, metadata: content.metadata ?? {} };
  switch (type) {
    case "stream":
      return { output_type: "stream", name: content.name ?? "stdout", text: content.text ?? "" };
    case "display_data":
      return { output_type: "display_data", ...display } satisfies DisplayOutput;
    case "execute_result":
      return {
        output_type: "execute_result",
        ...display,
        execution_count: content.execution_count ?? null,
      } satisfies ResultOutput;
    case "error":
      return {
        output_type: "error",
        ename: content.ename ?? "Error",
        evalue: content.evalue ?? "",
        traceback: content.traceback ?? [],
      };
    default:
      return undefined;
  }
}
