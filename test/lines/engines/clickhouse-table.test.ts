import { expect, test } from "vitest";
import { clickHouseTable } from "../../../src/lines/engines/clickhouse/clickhouse-table";

const runner = { run: () => Promise.reject(new Error("nothing is asked of a server")) };
const read = (select: string) => clickHouseTable(runner, { table: null, select, cluster: "shop" });

test("a SELECT that would leave out servers that are away is refused", async () => {
  await expect(read("SELECT * FROM shop.lines SETTINGS Skip_Unavailable_Shards = 1")).rejects.toThrow(
    /skip_unavailable_shards.*Take it out of the SELECT/s,
  );
  await expect(read("SELECT * FROM shop.lines WHERE day > '2025-01-01'")).resolves.toEqual({
    from: "(SELECT * FROM shop.lines WHERE day > '2025-01-01'\n)",
    cluster: "shop",
  });
});
