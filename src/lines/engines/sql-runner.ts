import { progressOf, type OnProgress } from "../../core/progress";
import { sumBy } from "../../core/sum";
import type { QueryNote } from "./lines-engine";

/** A column of a part of a result: numbers with NaN for null, or texts. */
export type ResultColumn = Float64Array | readonly (string | null)[];

/** Runs statements in an engine. */
export interface SqlRunner {
  readonly name: string;
  /**
   * Runs one statement, whose result comes in parts.
   *
   * @param heard hears how far it has come, where the engine says so.
   * @returns the bytes that came.
   * @throws InputError that says what failed, where, and what to do.
   */
  run(
    statement: string,
    take: (columns: readonly ResultColumn[]) => void,
    heard?: OnProgress,
  ): Promise<number>;
  close(): Promise<void>;
}

/** The whole result of a statement, by columns, and what it took. */
export async function resultOf(
  runner: Pick<SqlRunner, "run">,
  statement: string,
  heard?: OnProgress,
): Promise<{ readonly columns: readonly ResultColumn[] } & Omit<QueryNote, "what">> {
  const started = performance.now();
  const parts: (readonly ResultColumn[])[] = [];
  const bytes = await runner.run(statement, (columns) => void parts.push(columns), heard);
  const rows = sumBy(parts, ([first]) => first?.length ?? 0);
  const columns = (parts[0] ?? []).map((_, j) =>
    joined(
      parts.map((part) => part[j]),
      rows,
    ),
  );
  return { columns, rows, bytes, seconds: (performance.now() - started) / 1000 };
}

/** Asks statements of an engine; what each took is put at the end of `notes`. */
export function notedQuestions(
  runner: Pick<SqlRunner, "name" | "run">,
  notes: QueryNote[],
): (what: string, statement: string) => Promise<readonly ResultColumn[]> {
  return async (what, statement) => {
    const { columns, ...took } = await resultOf(runner, statement, progressOf(`${runner.name}: ${what}`));
    notes.push(Object.freeze({ what, ...took }));
    return columns;
  };
}

/** What the work gives; where it fails, the engine is closed. */
export async function orClosed<T>(engine: Pick<SqlRunner, "close">, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function joined(parts: readonly ResultColumn[], rows: number): ResultColumn {
  // A column of texts may have parts in which all are missing, which come as numbers.
  if (!parts.every((part) => part instanceof Float64Array)) {
    return parts.flatMap((part) => (part instanceof Float64Array ? Array.from(part, () => null) : part));
  }
  const whole = new Float64Array(rows);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
