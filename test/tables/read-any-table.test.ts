import { gzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readAnyTable } from "../../src/tables/read-any-table";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const RECORDS = [
  { customer: "A", revenue: 12.5, tags: ["x"] },
  { customer: "B", country: "PT" },
];

describe("a table of any format", () => {
  test("JSON, JSON lines and gzip give the same cells", async () => {
    const array = await readAnyTable("a.json", bytes(JSON.stringify(RECORDS)));
    const lines = await readAnyTable(
      "a.jsonl",
      bytes(RECORDS.map((each) => JSON.stringify(each)).join("\n")),
    );
    const packed = await readAnyTable("a.json.gz", gzipSync(bytes(JSON.stringify(RECORDS))));
    expect(array.table?.columns).toEqual(["customer", "revenue", "tags", "country"]);
    expect(array.table?.rows.map(({ cells }) => cells)).toEqual([
      ["A", 12.5, '["x"]', null],
      ["B", null, null, "PT"],
    ]);
    expect(lines.table?.rows).toEqual(array.table?.rows);
    expect(packed.table?.rows).toEqual(array.table?.rows);
  });

  test("CSV is read as before, and packed too", async () => {
    const { table } = await readAnyTable("a.csv.gz", gzipSync(bytes("customer,revenue\nA,1\nB,2")));
    expect(table?.columns).toEqual(["customer", "revenue"]);
  });

  test("spaces that alone tell two spellings apart are written out", async () => {
    const { warnings } = await readAnyTable(
      "a.csv",
      bytes("id,word\n1,red  box\n2,red box\n3,blue\n4,red box"),
    );
    expect(warnings.list().map(({ value }) => value)).toEqual(['"red\\u{20}\\u{20}box" and "red box"']);
  });

  test("what is damaged is refused with the place", async () => {
    const broken = await readAnyTable("a.jsonl", bytes('{"a":1}\n{"a":'));
    expect(broken.table).toBeNull();
    expect(broken.problems.list()[0]).toMatchObject({ row: 2 });
    const gz = await readAnyTable("a.gz", Uint8Array.from([0x1f, 0x8b, 1, 2, 3]));
    expect(gz.problems.list()[0].value).toMatch(/gzip/);
    const parquet = await readAnyTable("a.parquet", bytes("PAR1 and nothing else"));
    expect(parquet.problems.list()[0].value).toMatch(/Parquet/);
  });
});
