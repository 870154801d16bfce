import { describe, expect, test } from "vitest";
import { checkCustomers, type CustomerBaseOptions } from "../../src/customers/check-customers";
import { TABLE_LIMITS } from "../../src/tables/limits";
import { readTable } from "../../src/tables/read-table";

async function check(content: string | Uint8Array, options: CustomerBaseOptions = {}) {
  const { table, problems, warnings } = await readTable("test", content);
  return checkCustomers("test", table, options, problems, warnings);
}

describe("broken tables give a report", () => {
  test("a table beyond the limit is refused", async () => {
    const text = `id,a\n${"x,1\n".repeat(TABLE_LIMITS.rows + 200)}`;
    const { problems } = await check(text);
    expect(problems[0].legal).toContain(String(TABLE_LIMITS.rows));
  });
});
