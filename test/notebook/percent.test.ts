import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell, Notebook } from "../../src/notebook/document/document";
import { notebookToScript, scriptToNotebook } from "../../src/notebook/git/percent";

const KERNELSPEC = { name: "some-kernel", display_name: "Some kernel", language: "typescript" };

const line = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "// %%",
    "//%%",
    "// \\%% x",
    "%%",
    "\\%%",
    "// %% [markdown]",
    "---",
    "\r",
    "// text",
    '"',
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.replace(/\n/g, "")),
);
const source = fc.array(line, { maxLength: 6 }).map((lines) => lines.join("\n"));
const metadata = fc.dictionary(
  fc.oneof(
    fc.constantFrom("id", "padding", "metadata", "attachments", "tags", "\u2028"),
    fc.string({ maxLength: 5 }),
  ),
  fc
    .jsonValue({ maxDepth: 2 })
    .filter((value) => JSON.stringify(value) === JSON.stringify(JSON.parse(JSON.stringify(value)))),
  { maxKeys: 3, noNullPrototype: true },
);
const cell: fc.Arbitrary<Omit<Cell, "id">> = fc.oneof(
  fc.record({
    cell_type: fc.constant("code" as const),
    metadata,
    source,
    execution_count: fc.constant(null),
    outputs: fc.constant([]),
  }),
  fc.record({ cell_type: fc.constantFrom("markdown" as const, "raw" as const), metadata, source }),
);
const notebook: fc.Arbitrary<Notebook> = fc
  .uniqueArray(fc.record({ id: fc.stringMatching(/^[a-zA-Z0-9_-]{1,12}$/), cell }), {
    selector: (entry) => entry.id,
    maxLength: 5,
  })
  .map((entries) => ({
    metadata: {
      kernelspec: KERNELSPEC,
      language_info: { name: "typescript", file_extension: ".ts", mimetype: "text/typescript" },
    },
    cells: entries.map((entry) => ({ id: entry.id, ...entry.cell }) as Cell),
    nbformat: 4,
    nbformat_minor: 5,
  }));

describe("the percent script of a notebook", () => {
  it("restores every text, id and metadata of every cell", () => {
    fc.assert(
      fc.property(notebook, (original) => {
        const restored = scriptToNotebook(notebookToScript(original), KERNELSPEC);
        expect(JSON.parse(JSON.stringify(restored))).toEqual(JSON.parse(JSON.stringify(original)));
      }),
      { numRuns: 250 },
    );
  });

  it("is the same script again after a round trip", () => {
    fc.assert(
      fc.property(notebook, (original) => {
        const script = notebookToScript(original);
        expect(notebookToScript(scriptToNotebook(script, KERNELSPEC))).toBe(script);
      }),
    );
  });

  it("reads what a person writes: no ids, several blank lines, text in comments", () => {
    const script = [
      "// %% [markdown]",
      "// # What is sold?",
      "//",
      "// Carpets.",
      "",
      "",
      "// %%",
      'import { show } from "champo";',
      "",
      "show(1);",
      "",
      '// %% {"id": "last", "tags": ["answer"]}',
      "show(2);",
    ].join("\n");
    const { cells, metadata: held } = scriptToNotebook(script, KERNELSPEC);
    expect(cells.map((each) => [each.cell_type, each.source])).toEqual([
      ["markdown", "# What is sold?\n\nCarpets."],
      ["code", 'import { show } from "champo";\n\nshow(1);'],
      ["code", "show(2);"],
    ]);
    expect(cells[2]).toMatchObject({ id: "last", metadata: { tags: ["answer"] } });
    expect(held.kernelspec).toEqual(KERNELSPEC);
  });

  it("gives a cell without an id the same one whatever stands before it", () => {
    const alone = scriptToNotebook("// %%\nf();\n", KERNELSPEC).cells[0];
    const later = scriptToNotebook("// %%\ng();\n\n// %%\nf();\n\n// %%\nf();\n", KERNELSPEC).cells;
    expect(later[1]?.id).toBe(alone?.id);
    expect(later[2]?.id).toBe(`${alone?.id}-2`);
  });

  it("keeps metadata of the notebook and attachments of a text cell", () => {
    const original: Notebook = {
      metadata: { kernelspec: KERNELSPEC, title: 'A "title"', champo: { order: [1, 2] } },
      cells: [
        {
          cell_type: "markdown",
          id: "a",
          metadata: {},
          source: "![x](attachment:x.png)",
          attachments: { "x.png": { "image/png": "AA==" } },
        },
      ],
      nbformat: 4,
      nbformat_minor: 5,
    };
    const restored = scriptToNotebook(notebookToScript(original), KERNELSPEC);
    expect(restored.metadata).toMatchObject(original.metadata);
    expect(restored.cells).toEqual(original.cells);
  });

  it("reads a script with Windows line ends", () => {
    const { cells } = scriptToNotebook("// %%\r\na();\r\nb();\r\n", KERNELSPEC);
    expect(cells[0]?.source).toBe("a();\nb();");
  });

  it.each([
    ["// %% {oops}\n", /line 1 of the notebook script: expected valid JSON/],
    ["// %% heading\n", /line 1 .*expected `\/\/ %%`/],
    ["let a = 1;\n\n// %%\n", /line 1 .*a cell marker/],
    ["// %% [markdown]\n// fine\nnot fine\n", /line 3 .*a comment line/],
    ['// %% {"id":"a"}\n\n// %% {"id":"a"}\n', /line 3 .*an id of its own/],
  ])("names the line it cannot read: %j", (script, message) => {
    expect(() => scriptToNotebook(script, KERNELSPEC)).toThrow(message);
  });
});
