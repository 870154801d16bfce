import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, watch } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../workbook/small-workbook";
import { writeStudyOfLines } from "./study-of-lines";

const temporary = temporaryFolder();
const champo = path.join(__dirname, "../../../bin/champo.mjs");
const ENDLESS =
  "SELECT i % 1000000000 AS customer, i AS day, 1 AS amount, 2 AS product, 3 AS country, 4 AS order_no FROM range(9000000000000) AS t(i)";

/** Whether a process runs, and has not merely not been waited for. */
function runs(pid: number): boolean {
  const status = `/proc/${pid}/stat`;
  return existsSync(status) && !/\) Z /.test(readFileSync(status, "utf8"));
}

test.skipIf(process.platform !== "linux")(
  "a run that is interrupted while lines are summed ends DuckDB, too, and writes nothing",
  async () => {
    const folder = writeStudyOfLines(path.join(temporary.folder, "shop"), "lines.csv");
    temporary.write(
      "shop/study.yaml",
      Buffer.from(
        `data:\n  lines: {csv: lines.csv, select: "${ENDLESS}", spill: .}\nline columns: {customer: customer, date: day, amount: amount, product: product, country: country, order: order_no}\n`,
      ),
    );
    temporary.write("shop/lines.csv", Buffer.from("a\n1\n"));
    const child = spawn(process.execPath, [champo, "study", folder, "--only", "01"], { stdio: "ignore" });
    const exited = once(child, "exit");
    // DuckDB makes its folder for what does not fit into memory first of all.
    await new Promise<void>((resolve) => {
      const watcher = watch(folder, (_, name) => {
        if (name?.includes("duckdb") !== true) return;
        watcher.close();
        resolve();
      });
    });
    const children = (): readonly number[] =>
      readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8")
        .split(" ")
        .filter(Boolean)
        .map(Number);
    await expect.poll(children, { timeout: 60_000 }).toHaveLength(1);
    const [duckdb] = children();
    child.kill("SIGINT");
    expect(await exited).toEqual([null, "SIGINT"]);
    await expect.poll(() => runs(duckdb), { timeout: 60_000 }).toBe(false);
    expect(readdirSync(folder).filter((name) => /kept|segments|report/.test(name))).toEqual([]);
  },
);
