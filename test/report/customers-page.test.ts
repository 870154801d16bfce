import { expect, test } from "vitest";
import { lookUpLinks } from "../../src/cases/report-parts";
import { tableOutput } from "../../src/cell/display";
import { table } from "../../src/text/table";
import type { Chapter } from "../../src/report/chapters/chapter";
import { customersPage } from "../../src/report/pages/customers/customers-page";
import type { PageAssets } from "../../src/report/pages/page-assets";
import { code, notebook, said, shown } from "./fixture-notebook";

const context = { title: "A study", subtitle: undefined, provenance: [], synthetic: false };
const assets = { style: "", script: "" } as PageAssets;
const chapter = { name: "03-k-means", file: "03-k-means.html", topic: "k-means" } as Chapter;
const words = Object.assign(["Largest are ", " and ", "."], { raw: ["Largest are ", " and ", "."] });
const pairs = Array.from({ length: 8 }, (_, i) => ({ customer: "Ash", product: `P${i}`, pieces: i }));
const listed = tableOutput(table("Pairs", pairs));
const spec = listed.data["application/vnd.champo.table+json"] as { rows: unknown[][] };
// A notebook that others wrote may hold cells that are no text.
const odd = { ...spec, rows: [["Bay", true, { a: 1 }]] };
const document = notebook(
  code("say(largest);", said("takeaway", words, "Ash", "Bay"), said("answer", words, "Ash", "Ash")),
  code("show(pairs);", shown(listed)),
  code("show(odd);", shown({ ...listed, data: { "application/vnd.champo.table+json": odd } })),
);
const page = customersPage(["Ash", "Bay", "Elm"], [chapter], [{ document }], context, assets);
const [, ash, bay, elm] = page.split("<article ").map((part) => part.replace(/\s+/g, " "));
const textOf = (markup: string) => markup.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

test("a customer's part has each sentence that names it once, under the name of its chapter", () => {
  expect(ash.match(/class="takeaway"/g)).toHaveLength(2);
  expect(textOf(ash)).toContain("Largest are Ash and Ash. k-means");
  expect(bay.match(/class="takeaway"/g)).toHaveLength(1);
  expect(textOf(elm)).toContain("No chapter names this customer.");
});

test("its rows of a table look as in the chapter, the first six of them, whatever the cells hold", () => {
  expect(ash.match(/<th scope="row">Ash<\/th>/g)).toHaveLength(6);
  expect(textOf(ash)).toContain("k-means Pairs");
  expect(textOf(ash)).toContain("2 more in the chapter");
  expect(ash).toContain(`href="03-k-means.html#cell-id=${document.cells[1].id}"`);
  expect(textOf(bay)).toContain("Bay true {&quot;a&quot;:1}");
});

test("a name of digits counts only in a column of names: elsewhere it is a number", () => {
  const rows = [
    { "left out": "3", all: "3", clusters: 3 },
    { "left out": "5", all: "61.5", clusters: 3 },
  ];
  const counted = notebook(code("show(rows);", shown(tableOutput(table("Without", rows)))));
  const codes = customersPage(["3", "5"], [chapter], [{ document: counted }], context, assets);
  const [, three, five] = codes.split("<article ");
  expect(three.match(/<th scope="row">/g)).toHaveLength(1);
  expect(five.match(/<th scope="row">/g)).toHaveLength(1);
  expect(textOf(five)).toContain("61.5");
  const alone = notebook(
    code(
      "show(rows);",
      shown(
        tableOutput(
          table("Sizes", [
            { k: 3, all: "3" },
            { k: 5, all: "none" },
          ]),
        ),
      ),
    ),
  );
  const none = customersPage(["3", "5"], [chapter], [{ document: alone }], context, assets);
  expect(none.match(/No chapter names this customer/g)).toHaveLength(2);
});

test("more customers than a list can hold are looked up by their figures, from the first page", () => {
  expect(lookUpLinks(300)).toEqual([]);
  const [link] = lookUpLinks(1234);
  expect(link.href).toBe("live.html#panel-score");
  expect(link.text).toMatch(/^1,234 customers are too many for a page each/);
});
