import { unzipSync } from "fflate";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import { gunzipSync } from "node:zlib";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { main } from "../../src/cli/main";
import type { PseudonymKey } from "../../src/study/pseudonyms/pseudonym-key";
import { readAnyTable } from "../../src/tables/read-any-table";
import { SHOP_COLUMNS, shopRows } from "./shop-data";

let folder: string;
const inFolder = (...names: string[]): string => path.join(folder, ...names);
const rows = shopRows(60, 3);
const key = (): PseudonymKey =>
  JSON.parse(readFileSync(inFolder("shop-pseudonyms.json"), "utf8")) as PseudonymKey;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "champo-hidden-"));
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  writeFileSync(inFolder("shop.csv"), [SHOP_COLUMNS, ...rows].map((row) => row.join(",")).join("\n"));
  const words = ["--out", inFolder("shop"), "--only", "01,07,08", "--pseudonyms"];
  expect(await main(["study", inFolder("shop.csv"), ...words])).toBe(0);
  expect(await main(["export", inFolder("shop")])).toBe(0);
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** The text of a page with what its elements hold packed: the data of figures and of the live page. */
function unpacked(text: string): string {
  return text.replace(
    /(<script type="application\/gzip"[^>]*>)([^<]*)/g,
    (_, element: string, data: string) => element + gunzipSync(Buffer.from(data, "base64")).toString("utf8"),
  );
}

/** All files below a folder, those inside a workbook too, as text. */
function textsBelow(place: string): readonly (readonly [string, string])[] {
  return readdirSync(place, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(place, name))
    .filter((file) => statSync(file).isFile())
    .flatMap((file) => {
      const bytes = readFileSync(file);
      const inside = file.endsWith(".xlsx") ? Object.entries(unzipSync(new Uint8Array(bytes))) : [];
      const all: [string, Uint8Array][] = [[file, bytes], ...inside];
      return all.map(([name, content]) => [name, unpacked(Buffer.from(content).toString("utf8"))] as const);
    });
}

test("no result names a customer: notebooks, report, live page, figures, segments and exports", () => {
  const texts = textsBelow(inFolder("shop"));
  expect(texts.length).toBeGreaterThan(30);
  expect(texts.filter(([, text]) => /Zebulon|cmd\|/.test(text)).map(([file]) => file)).toEqual([]);
  // The same search finds the pseudonyms where names belong.
  const [pseudonym] = Object.keys(key().names);
  const holding = texts.filter(([, text]) => text.includes(pseudonym)).map(([file]) => path.basename(file));
  expect(holding).toEqual(expect.arrayContaining(["customers.csv", "live.html"]));
});

test("the key lies outside the study's folder and gives every name back", async () => {
  const { names } = key();
  const { table } = await readAnyTable(
    "customers.parquet",
    new Uint8Array(readFileSync(inFolder("shop", "export", "customers.parquet"))),
  );
  const at = table!.columns.indexOf("key");
  const back = table!.rows.map(({ cells }) => names[String(cells[at])]);
  expect(back.sort()).toEqual(rows.map(([name]) => name).sort());
});

test("the same names have the same pseudonyms next month, and score uses them", async () => {
  const before = key();
  expect(await main(["export", inFolder("shop"), "--out", inFolder("again")])).toBe(0);
  expect(key()).toEqual(before);
  writeFileSync(
    inFolder("new.csv"),
    [SHOP_COLUMNS, rows[0], ["Zebulon-new", 20, 30, 1950, "west", "x"]]
      .map((row) => row.join(","))
      .join("\n"),
  );
  const out = inFolder("scored.json");
  const words = [
    "--segments",
    inFolder("again-segments.json"),
    "--pseudonyms",
    inFolder("shop-pseudonyms.json"),
  ];
  writeFileSync(inFolder("again-segments.json"), readFileSync(inFolder("shop", "segments.json"), "utf8"));
  expect(await main(["score", inFolder("new.csv"), ...words, "--out", out])).toBe(0);
  const { customers } = JSON.parse(readFileSync(out, "utf8")) as {
    customers: { customer: string; before: unknown }[];
  };
  expect(before.names[customers[0].customer]).toBe(rows[0][0]);
  expect(customers[1].before).toBe("new");
  expect(key().names[customers[1].customer]).toBe("Zebulon-new");
});
