import { DUCKDB_LINES } from "./line-dialect";

/** Variables of this process, or of the file `.env` next to `study.yaml`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Which option of DuckDB's secret each variable gives; the names are those of Amazon's own tools. */
const OPTIONS = {
  AWS_ACCESS_KEY_ID: "KEY_ID",
  AWS_SECRET_ACCESS_KEY: "SECRET",
  AWS_SESSION_TOKEN: "SESSION_TOKEN",
  AWS_REGION: "REGION",
} as const;
/** The address of another store than Amazon's: `http://127.0.0.1:9000`. */
const ADDRESS = "AWS_ENDPOINT_URL";

/** Whether a place is an address and no file. */
export function isRemote(place: string): boolean {
  return /^(s3|https?):\/\//.test(place);
}

/**
 * Statements with which DuckDB reads from a store of objects. Its extension `httpfs` is fetched once, where it is not yet
 * installed.
 */
export function objectStoreStatements(env: Environment): readonly string[] {
  const { text } = DUCKDB_LINES;
  const keys = Object.entries(OPTIONS).flatMap(([variable, option]) => {
    const value = env[variable];
    return value === undefined || value === "" ? [] : [`${option} ${text(value)}`];
  });
  const [, scheme, host] = /^(https?):\/\/([^/]+)/.exec(env[ADDRESS] ?? "") ?? [];
  const own =
    host === undefined
      ? []
      : [`ENDPOINT ${text(host)}`, "URL_STYLE 'path'", `USE_SSL ${String(scheme === "https")}`];
  const options = [...keys, ...own];
  const secret = options.length === 0 ? [] : [`CREATE SECRET (TYPE s3, ${options.join(", ")})`];
  return ["INSTALL httpfs", "LOAD httpfs", ...secret];
}

/** What must not be seen in a message. */
export function secretsOf(env: Environment): readonly string[] {
  return [env["AWS_SECRET_ACCESS_KEY"], env["AWS_SESSION_TOKEN"]].filter(
    (secret) => secret !== undefined && secret !== "",
  ) as readonly string[];
}
