/*
 * A process of its own for DuckDB: where it takes more memory than the machine has, the system ends this process and not the
 * study. It runs one statement after the other and sends each result in parts.
 */
import type { ChildMessage, ChildQuestion } from "./duckdb-messages";

interface Chunk {
  readonly rowCount: number;
  readonly columnCount: number;
  getColumnValues(index: number): readonly unknown[];
}
interface Connection {
  run(statement: string): Promise<unknown>;
  readonly progress: { readonly percentage: number };
  stream(statement: string): Promise<{ fetchChunk(): Promise<Chunk | null> }>;
}
interface Package {
  readonly DuckDBInstance: {
    create(
      file: string,
      options: Readonly<Record<string, string>>,
    ): Promise<{ connect(): Promise<Connection> }>;
  };
}

/** So often it says how far a statement has come, in milliseconds. */
const PROGRESS_MS = 250;

let connection: Connection | null = null;

function send(message: ChildMessage): void {
  process.send!(message);
}

async function answer(question: ChildQuestion): Promise<void> {
  if (question.kind === "open") {
    const { DuckDBInstance } = (await import(question.package)) as Package;
    connection = await (await DuckDBInstance.create(question.file, question.options)).connect();
    for (const statement of question.first) await connection.run(statement);
    return;
  }
  const telling = setInterval(() => {
    const percent = Math.floor(connection!.progress.percentage);
    if (percent >= 0) send({ kind: "progress", percent });
  }, PROGRESS_MS);
  try {
    const result = await connection!.stream(question.statement);
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return;
      const columns = Array.from({ length: chunk.columnCount }, (_, j) => columnOf(chunk.getColumnValues(j)));
      send({ kind: "part", columns });
    }
  } finally {
    clearInterval(telling);
  }
}

function columnOf(values: readonly unknown[]): Float64Array | (string | null)[] {
  const isText = values.some((value) => typeof value === "string");
  return isText
    ? values.map((value) => (value === null ? null : String(value)))
    : Float64Array.from(values, (value) => (value === null ? NaN : Number(value)));
}

process.on("message", (question: ChildQuestion) => {
  answer(question).then(
    () => send({ kind: "end" }),
    (error: unknown) => {
      const { code, message } = error as NodeJS.ErrnoException;
      send({ kind: "failed", message, ...(code === undefined ? {} : { code }) });
    },
  );
});
process.on("disconnect", () => process.exit());
