import { InputError } from "../../../core/input-error";

/** A server of a cluster, as the first one finds it. */
export interface ShardPlace {
  readonly shard: number;
  readonly host: string;
  readonly port: number;
}

/** What a refusal may name. */
export interface RefusalPlace {
  /** The address, without names and passwords. */
  readonly address: string;
  readonly shards: readonly ShardPlace[];
  readonly memory: string | null;
}

interface ServerError {
  /** A number for what the server says, a word for what the wire says. */
  readonly code?: string;
  readonly message: string;
}

/** A message may hold the whole statement. */
const LONGEST = 300;

const AGAIN = "Then run the command again: nothing was kept of this one";

/** Where what a server refuses is explained by its number. */
const BY_CODE: Readonly<Record<string, { readonly legal: string; readonly remedy: string }>> = {
  516: {
    legal: "a user that the server knows, with its password",
    remedy:
      "Set CLICKHOUSE_USER and CLICKHOUSE_PASSWORD in the environment, or in a file .env next to study.yaml",
  },
  497: {
    legal: "a user that may read the lines",
    remedy: "Ask for the right that the server names: GRANT SELECT ON …",
  },
  164: {
    legal: "a user whose settings may change within a query",
    remedy: "Give the user the setting readonly = 2 in place of 1",
  },
  159: {
    legal: "an answer within the time that the server allows",
    remedy: "Raise max_execution_time for this user, or name fewer days by a SELECT in study.yaml",
  },
  60: { legal: "a table that is there", remedy: "Write it with its database: table: shop.lines" },
  81: { legal: "a database that is there", remedy: "Write it with the table: table: shop.lines" },
};
const MEMORY = "241";
/** Numbers of what goes wrong on the way to a shard. */
const NETWORK = new Set(["279", "210", "209", "198", "32", "3", "101", "102", "99"]);

/** An error of the server, or on the way to it, as what, where and what to do. */
export function clickHouseRefusal(error: ServerError, place: RefusalPlace): InputError {
  const { code = "", message } = error;
  const shard = shardIn(message, place.shards);
  const at = shard === null ? "" : ` at shard ${shard.shard} (${shard.host}:${shard.port})`;
  const where = `lines in ClickHouse${at}`;
  const what = firstSentence(message);
  if (!/^\d+$/.test(code)) {
    return new InputError({
      where: `lines in ClickHouse at ${place.address}`,
      what: `no answer: ${code === "" ? what : code}`,
      legal: "a server that answers until all is read",
      remedy: `See whether it runs: curl ${place.address}/ping. ${AGAIN}`,
    });
  }
  if (code === MEMORY) {
    return new InputError({
      where,
      what,
      legal: `sums that fit into ${place.memory ?? "the memory that the server allows"}`,
      remedy: "Allow more: memory: 8GB, next to the source in study.yaml",
    });
  }
  if (NETWORK.has(code) && shard !== null) {
    return new InputError({
      where,
      what: `no answer: ${what}`,
      legal: "all shards: a result from a part of the lines would be wrong",
      remedy: `See whether shard ${shard.shard} runs and whether the first server reaches ${shard.host}:${shard.port}. ${AGAIN}`,
    });
  }
  const known = BY_CODE[code];
  if (shard !== null) {
    return new InputError({
      where,
      what,
      legal: "the same tables with the same columns on all shards",
      remedy: `Compare the table there with that of the first server (DESCRIBE TABLE), and alter it. ${AGAIN}`,
    });
  }
  return new InputError({
    where,
    what: `an error: ${what}`,
    legal: known?.legal ?? "lines that ClickHouse can read whole",
    remedy: known?.remedy ?? "Look at the source below data in study.yaml",
  });
}

/** The server that a message names; of several the last, where it began. */
function shardIn(message: string, shards: readonly ShardPlace[]): ShardPlace | null {
  const named = shards.filter(({ host, port }) => message.includes(`${host}:${port}`));
  const last = ({ host, port }: ShardPlace): number => message.lastIndexOf(`${host}:${port}`);
  return named.sort((a, b) => last(b) - last(a))[0] ?? null;
}

/** What happened, without numbers of errors and what was tried again. */
function firstSentence(message: string): string {
  const lines = message.split("\n").map((line) =>
    line
      .replace(/^Code: \d+\. /, "")
      .replaceAll(/DB::\w*Exception: /g, "")
      .replace(/^Received from \S+ /, "")
      .replace(/ \(version .*$/, "")
      .replace(/[\s.]+$/, ""),
  );
  const said = lines.filter((line) => line !== "" && !/^All connection tries failed/.test(line));
  return (said[0] ?? message).slice(0, LONGEST);
}
