import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { InputError } from "../../../core/input-error";
import { MEMORY_SIZE } from "../lines-place";
import type { Environment } from "../object-store";
import type { ResultColumn, SqlRunner } from "../sql-runner";
import { clickHouseRefusal, type ShardPlace } from "./clickhouse-refusal";
import { NativeBlocks } from "./native-blocks";

/** How a server is asked. */
export interface ClickHouseOptions {
  /** Its address, without names and passwords. */
  readonly address: string;
  /** Has `CLICKHOUSE_USER` and `CLICKHOUSE_PASSWORD`. */
  readonly env: Environment;
  /** The most memory of a question, such as `2GB`; default what the server allows. */
  readonly memory?: string | null;
  /** The package with the client. */
  readonly package?: string;
}

/** A server of ClickHouse: it answers questions, and runs statements that answer nothing. */
export interface ClickHouseRunner extends SqlRunner {
  /** Runs a statement that changes something, under a name of its own if one is given. @throws InputError as `run`. */
  change(statement: string, name?: string): Promise<void>;
  /** Which servers errors may name, as soon as this is known. */
  know(shards: readonly ShardPlace[]): void;
}

interface Client {
  exec(question: {
    readonly query: string;
    readonly query_id?: string;
    readonly ignore_error_response: boolean;
    readonly clickhouse_settings: Readonly<Record<string, string | number>>;
  }): Promise<{
    readonly stream: Readable;
    readonly http_status_code?: number;
    readonly response_headers: Readonly<Record<string, unknown>>;
    readonly summary?: { readonly result_rows?: string };
  }>;
  close(): Promise<void>;
}
interface Package {
  createClient(options: object): Client;
}

const PACKAGE = "@clickhouse/client";
const OK = 200;
const SECOND = 1000;
/** A server that works says so every 10 seconds; so long a silence is a cut. */
const SILENCE = 120 * SECOND;
const SIGN_OF_LIFE = 10 * SECOND;
/** Signs of life come as heads of the answer: room for those of some days. */
const HEADS = 16 * 1024 * 1024;

/** In every question. A result of a part of the data is none: a shard that is missing is an error. */
const SETTINGS = Object.freeze({
  skip_unavailable_shards: 0,
  // The answer begins when all of it is there, so an error in the middle is an error and not the end of an answer.
  wait_end_of_query: 1,
  send_progress_in_http_headers: 1,
  http_headers_progress_interval_ms: SIGN_OF_LIFE,
  // Who interrupts the program also ends the question.
  cancel_http_readonly_queries_on_client_close: 1,
});

/**
 * A connection to a server of ClickHouse.
 *
 * @throws InputError where the package is not installed.
 */
export async function clickHouseRunner({
  address,
  env,
  memory = null,
  package: name = PACKAGE,
}: ClickHouseOptions): Promise<ClickHouseRunner> {
  const { createClient } = await packageNamed(name);
  const { CLICKHOUSE_USER: username, CLICKHOUSE_PASSWORD: password } = env;
  const client = createClient({
    url: address,
    application: "champo",
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    request_timeout: SILENCE,
    max_response_headers_size: HEADS,
    log: { level: OFF },
  });
  let shards: readonly ShardPlace[] = [];
  const clickhouse_settings = { ...SETTINGS, ...(memory === null ? {} : memorySettings(memory)) };
  const asked = async (query: string, id?: string): ReturnType<Client["exec"]> => {
    const named = id === undefined ? {} : { query_id: id };
    // The client would drop the server that an error came from.
    const answer = await client.exec({ query, clickhouse_settings, ...named, ignore_error_response: true });
    if ((answer.http_status_code ?? OK) === OK) return answer;
    const code = String(answer.response_headers["x-clickhouse-exception-code"] ?? "");
    throw Object.assign(new Error(await text(answer.stream)), { code });
  };
  const refusing = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof InputError || error instanceof TypeError || !(error instanceof Error)) throw error;
      throw clickHouseRefusal(error, { address, shards, memory });
    }
  };
  return Object.freeze({
    name: "ClickHouse",
    run: (statement: string, take: (columns: readonly ResultColumn[]) => void) =>
      refusing(async () => {
        const { stream, summary } = await asked(`${statement}\nFORMAT Native`);
        return received(stream, summary?.result_rows, take);
      }),
    change: (statement: string, id?: string) =>
      refusing(async () => {
        const { stream } = await asked(statement, id);
        // Some statements say what they did.
        await text(stream);
      }),
    know: (places: readonly ShardPlace[]) => void (shards = places),
    close: () => client.close(),
  });
}

/** The client's level of messages at which it writes none. */
const OFF = 127;

/** Reads an answer to its end. @returns its bytes. */
async function received(
  stream: Readable,
  expected: string | undefined,
  take: (columns: readonly ResultColumn[]) => void,
): Promise<number> {
  const blocks = new NativeBlocks();
  let [bytes, rows] = [0, 0];
  const counted = (columns: readonly ResultColumn[]): void => {
    rows += columns[0].length;
    take(columns);
  };
  for await (const part of stream as AsyncIterable<Buffer>) {
    bytes += part.length;
    blocks.add(part, counted);
  }
  if (!blocks.end(counted) || (expected !== undefined && rows !== Number(expected))) {
    throw new Error(`The answer ended after ${rows} of ${expected ?? "an unknown number of"} rows.`);
  }
  return bytes;
}

/** What does not fit goes to the server's disk from half of it on. */
function memorySettings(memory: string): Readonly<Record<string, string>> {
  const bytes = bytesOf(memory);
  const half = String(Math.floor(bytes / 2));
  return {
    max_memory_usage: String(bytes),
    max_bytes_before_external_group_by: half,
    max_bytes_before_external_sort: half,
  };
}

/** `2GB` or `2GiB` as bytes. */
function bytesOf(memory: string): number {
  const [, size, unit, binary] = MEMORY_SIZE.exec(memory)!;
  const power = "KMGT".indexOf(unit.toUpperCase()) + 1;
  return Math.floor(Number(size) * (binary === "" ? 1000 : 1024) ** power);
}

async function packageNamed(name: string): Promise<Package> {
  try {
    return (await import(name)) as Package;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "MODULE_NOT_FOUND" && code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new InputError({
      where: "lines in ClickHouse",
      what: `no package ${PACKAGE}`,
      legal: "the client of ClickHouse, which is installed on its own",
      remedy: `Install it: npm install --include=optional ${PACKAGE}`,
    });
  }
}
