// Makes sales lines for measuring: `node bench/lines/make-lines.mjs FILE.parquet LINES CUSTOMERS`. The same numbers give the same
// lines. Customers buy unequally often over three years, in orders of one to four lines; one line in forty is given back.
import { DuckDBInstance } from "@duckdb/node-api";
import { fileURLToPath } from "node:url";

/** The SELECT that makes the lines; each column is a function of the line's number alone. */
export function linesSelect(lines, customers) {
  const random = (salt) => `(hash(i, ${salt}) >> 11) / 9007199254740992.0`;
  const ofOrder = (salt) => `(hash(i // 3, ${salt}) >> 11) / 9007199254740992.0`;
  return `SELECT
    CAST(floor(${customers} * pow(${ofOrder(1)}, 1.5)) AS INTEGER) AS customer,
    CAST(i // 3 AS INTEGER) AS order_no,
    DATE '2022-01-01' + CAST(floor(1095 * ${ofOrder(2)}) AS INTEGER) AS day,
    'product ' || CAST(floor(200 * pow(${random(3)}, 2)) AS INTEGER) AS product,
    CASE WHEN ${random(4)} < 0.025 THEN -1 ELSE 1 + CAST(floor(5 * ${random(5)}) AS INTEGER) END AS quantity,
    round(1 + 99 * pow(${random(6)}, 3), 2) AS price,
    ['DE', 'FR', 'NL', 'UK', 'US'][1 + CAST(floor(5 * (hash(floor(${customers} * pow(${ofOrder(1)}, 1.5))) >> 11) / 9007199254740992.0) AS INTEGER)] AS country
  FROM range(${lines}) AS t(i)`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file, lines, customers] = process.argv.slice(2);
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: "1GB",
    preserve_insertion_order: "false",
  });
  const connection = await instance.connect();
  await connection.run(
    `COPY (${linesSelect(Number(lines), Number(customers))}) TO '${file.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`,
  );
  connection.closeSync();
}
