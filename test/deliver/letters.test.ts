import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { plotlyText } from "../../src/charts/base/theme";
import { wordDocument } from "../../src/deliver/word-document";
import { words } from "../../src/deliver/sourced-text";
import { readAnyTable } from "../../src/tables/read-any-table";
import { excelWorkbook } from "../../src/tables/xlsx/excel-workbook";
import { quotedPath } from "../../src/text/quoted-path";
import { PIXEL } from "../report/fixture-notebook";

const NONE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const HOSTILE = "bell\u0007, tab\u000b, \ufffe \uffff \ud800 <b> & \u0000 ]]> 🧵";
const SEEN = "bell\ufffd, tab\ufffd, \ufffd \ufffd \ufffd <b> & \ufffd ]]> 🧵";
const source = { notebook: HOSTILE, position: 1, href: "#" };

test("a Word document holds no letter that XML cannot hold, wherever a name stands", async () => {
  const text = words(HOSTILE);
  const table = { caption: HOSTILE, rows: [[text]], source };
  const bytes = await wordDocument(
    [
      {
        topic: HOSTILE,
        title: HOSTILE,
        sections: [
          {
            id: "a",
            title: `${HOSTILE}.`,
            width: "whole",
            blocks: [
              { kind: "text", text },
              { kind: "list", items: [text] },
              { kind: "table", table: { ...table, columns: [{ name: HOSTILE, align: "left" }] } },
              { kind: "figure", title: HOSTILE, alt: HOSTILE, png: PIXEL, source },
            ],
          },
        ],
      },
    ],
    { title: HOSTILE, subtitle: HOSTILE, provenance: [[HOSTILE, HOSTILE]], made: new Date("2020-02-14") },
  );
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => /\.(?:xml|rels)$/.test(name));
  expect(parts.length).toBeGreaterThan(5);
  for (const [, part] of parts) expect(strFromU8(part)).not.toMatch(NONE);
  const [, body] = parts.find(([name]) => name === "word/document.xml")!;
  expect(strFromU8(body)).toContain("\ufffd \ufffd \ufffd &lt;b&gt; &amp; ");
});

test("a name that looks like an escape of the format stays what it is in a workbook", async () => {
  const names = ["_x000A_", "_x005F_x000A_", "a_x0041_b", "_x_", "_X0041_", "two\nlines"];
  const bytes = await excelWorkbook(
    [
      {
        name: "Customers",
        columns: [{ name: "customer" }],
        rows: [[HOSTILE], ...names.map((name) => [name])],
      },
    ],
    new Date("2020-02-14"),
  );
  const { table } = await readAnyTable("a.xlsx", bytes);
  expect(table!.rows.map(({ cells }) => cells[0])).toEqual([SEEN, ...names]);
});

test("a name in a figure is text, and of letters that a picture can hold", () => {
  expect(plotlyText(HOSTILE)).toBe(SEEN.replace("<b> &", "&lt;b&gt; &amp;").replace("]]>", "]]&gt;"));
});

test("a path in a command is quoted where a shell would take it apart", () => {
  expect(quotedPath("shops/größe-2_a.csv", "linux")).toBe("shops/größe-2_a.csv");
  expect(quotedPath(`it's "a" $x`, "linux")).toBe(String.raw`'it'\''s "a" $x'`);
  expect(quotedPath("-rf", "linux")).toBe("./-rf");
  expect(quotedPath("~", "linux")).toBe("'~'");
  expect(quotedPath("a\\b", "linux")).toBe("'a\\b'");
  expect(quotedPath("C:\\my shop", "win32")).toBe('"C:\\my shop"');
  expect(quotedPath("C:\\shop", "win32")).toBe("C:\\shop");
});
