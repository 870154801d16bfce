// Tables on the test cluster: each shard holds a part, and one name on the first shard stands for all of them.
import { CLUSTER, statementAt } from "./start.mjs";

/** Creates the database, the parts of a table and the table over all shards. `key` says on which shard a row lies. */
export async function createLines(cluster, { columns, order, key, table = "lines" }) {
  for (const { url } of cluster.shards) {
    await statementAt(url, `CREATE DATABASE IF NOT EXISTS ${CLUSTER} ENGINE = Atomic`);
    const part = `CREATE TABLE ${CLUSTER}.${table}_part (${columns}) ENGINE = MergeTree ORDER BY ${order}`;
    await statementAt(url, part);
  }
  const whole = `ENGINE = Distributed('${CLUSTER}', '${CLUSTER}', '${table}_part', ${key})`;
  await statementAt(
    cluster.shards[0].url,
    `CREATE TABLE ${CLUSTER}.${table} AS ${CLUSTER}.${table}_part ${whole}`,
  );
}

/** Sends rows to their shards and returns when all of them have theirs. */
export function insertLines(cluster, rows, table = "lines") {
  const { url } = cluster.shards[0];
  return statementAt(`${url}/?distributed_foreground_insert=1`, `INSERT INTO ${CLUSTER}.${table} ${rows}`);
}

/** Sales lines of a shop that does not exist: customers of three habits, three years, eight products. */
export function exampleLines(lines, customers = 1500) {
  const draw = (word, below) => `cityHash64(number, '${word}') % ${below}`;
  const habit = `multiIf(${draw("habit", 10)} < 6, 0, ${draw("habit", 10)} < 8, 1, 2)`;
  const customer = `${habit} + 3 * (${draw("customer", customers / 3)})`;
  const product = `if(${habit} = 2, ${draw("product", 2)}, ${draw("product", 8)})`;
  const amount = `round((1 + ${draw("amount", 400)} / 100) * [20, 300, 60][${habit} + 1], 2)`;
  const values = [
    `concat('C', toString(${customer})) AS customer`,
    `concat('O', toString(intDiv(number, 2))) AS order_no`,
    `toDate('2022-01-01') + ${draw("day", 1000)} AS day`,
    `concat('product ', toString(${product})) AS product`,
    `['AT', 'CH', 'DE'][${customer} % 3 + 1] AS country`,
    `${amount} AS amount`,
  ];
  return `SELECT ${values.join(", ")} FROM numbers(${lines})`;
}

/** The table of these lines: all of a customer lie on one shard. */
export const EXAMPLE_TABLE = {
  columns:
    "customer String, order_no String, day Date, product String, country LowCardinality(String), amount Float64",
  order: "customer",
  key: "cityHash64(customer)",
};
