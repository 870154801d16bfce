import os from "node:os";
import { expect, test } from "vitest";
import type { Cell, CodeCell, Notebook } from "../../src/notebook/document/document";
import { injectParameters } from "../../src/notebook/run/parameters";
import { withoutMachinePaths } from "../../src/report/chapters/without-machine-paths";

const code = (source: string, outputs: CodeCell["outputs"] = [], tags: readonly string[] = []): CodeCell => ({
  cell_type: "code",
  id: `cell-${source.length}`,
  metadata: { tags },
  source,
  execution_count: 1,
  outputs,
});

function notebook(cells: readonly Cell[], data: string): Notebook {
  const parameters = code('const data: string = ""; // workbook', [], ["parameters"]);
  const document = { cells: [parameters, ...cells], metadata: {}, nbformat: 4, nbformat_minor: 5 };
  return injectParameters(document as unknown as Notebook, { data }, "made");
}

const sourcesOf = ({ cells }: Notebook) => cells.map(({ source }) => source);

test.each([
  ["/home/ann/secret client/Carpets.xlsx", "Carpets.xlsx"],
  ["C:\\Users\\ann\\Carpets.xlsx", "Carpets.xlsx"],
  ["C:/Users/ann/Carpets.xlsx", "Carpets.xlsx"],
  ["\\\\server\\ann\\Carpets.xlsx", "Carpets.xlsx"],
])("of the workbook's path %s the report shows the file's name", (file, name) => {
  const document = notebook([], file);
  const shown = sourcesOf(withoutMachinePaths(document)).join("\n");
  expect(shown).toContain(`const data: string = "…/${name}";`);
  expect(shown).not.toMatch(/ann|home|Users|server/);
  // The notebook itself can be run again.
  expect(sourcesOf(document).join("\n")).toContain(JSON.stringify(file));
});

test("a path within the project stays as it was typed", () => {
  const shown = withoutMachinePaths(notebook([], "data/class.xlsx"));
  expect(sourcesOf(shown).join("\n")).toContain('"data/class.xlsx"');
});

test("printed text and errors show no folder of the machine; a cell's own text stays", () => {
  const here = process.cwd();
  const failed = code('read("/ratio");', [
    { output_type: "stream", name: "stdout", text: `read /srv/client/a.xlsx and ${here}/b.xlsx` },
    {
      output_type: "error",
      ename: "Error",
      evalue: `no ${os.homedir()}/c`,
      traceback: [`at ${here}/lib/x.js:1`],
    },
  ]);
  const shown = withoutMachinePaths(notebook([failed], "/srv/client/a.xlsx"));
  const last = shown.cells[shown.cells.length - 1] as CodeCell;
  expect(last.source).toBe('read("/ratio");');
  expect(JSON.stringify(last.outputs)).not.toContain(here);
  expect(last.outputs[0]).toMatchObject({ text: "read …/a.xlsx and …/b.xlsx" });
  expect(last.outputs[1]).toMatchObject({ evalue: "no …/c", traceback: ["at …/lib/x.js:1"] });
});
