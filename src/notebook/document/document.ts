/** Free-form metadata of a notebook, cell or output. */
export type Metadata = Readonly<Record<string, unknown>>;

/**
 * One output in several representations, by MIME type. Text types hold one string (line arrays of the file are
 * joined on reading), JSON types hold the parsed value, binary types hold base64.
 */
export type MimeBundle = Readonly<Record<string, unknown>>;

/** Text printed by a cell; consecutive pieces of one stream are one output. */
export interface StreamOutput {
  readonly output_type: "stream";
  readonly name: "stdout" | "stderr";
  readonly text: string;
}

/** Something a cell displayed: a figure, a table, a takeaway. */
export interface DisplayOutput {
  readonly output_type: "display_data";
  readonly data: MimeBundle;
  readonly metadata: Metadata;
}

/** The value of a cell's last expression, where a kernel sends one (tslab prints it instead). */
export interface ResultOutput {
  readonly output_type: "execute_result";
  readonly data: MimeBundle;
  readonly metadata: Metadata;
  readonly execution_count: number | null;
}

/** Why a cell failed. */
export interface ErrorOutput {
  readonly output_type: "error";
  /** The error's class: `TypeError`. */
  readonly ename: string;
  /** Its message. */
  readonly evalue: string;
  readonly traceback: readonly string[];
}

export type Output = StreamOutput | DisplayOutput | ResultOutput | ErrorOutput;

interface CellBase {
  /** 1 to 64 letters, digits, `-` or `_`; unique within the notebook. */
  readonly id: string;
  readonly metadata: Metadata;
  /** The whole text, lines joined by `\n`. */
  readonly source: string;
}

export interface CodeCell extends CellBase {
  readonly cell_type: "code";
  readonly execution_count: number | null;
  readonly outputs: readonly Output[];
}

export interface TextCell extends CellBase {
  readonly cell_type: "markdown" | "raw";
  /** Pictures pasted into the text: file name -> MIME bundle. */
  readonly attachments?: Readonly<Record<string, MimeBundle>>;
}

export type Cell = CodeCell | TextCell;

/** What a notebook says about the kernel it wants. */
export interface KernelspecMetadata {
  readonly name: string;
  readonly display_name: string;
  readonly language: string;
}

/** A Jupyter notebook (nbformat 4.5) in memory. Never changed in place: every step returns a new one. */
export interface Notebook {
  readonly metadata: Metadata & { readonly kernelspec?: KernelspecMetadata };
  readonly cells: readonly Cell[];
  readonly nbformat: 4;
  readonly nbformat_minor: 5;
}

/** Whether the cell is a code cell. */
export function isCode(cell: Cell): cell is CodeCell {
  return cell.cell_type === "code";
}
