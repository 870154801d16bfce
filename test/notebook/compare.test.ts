import { describe, expect, it } from "vitest";
import { compareNotebooks, describeDifferences } from "./compare-notebooks";
import { compareValues } from "../../src/notebook/run/compare-values";
import type { CodeCell, Notebook, Output } from "../../src/notebook/document/document";
import { notebookOf } from "./workspace";

const display = (data: Record<string, unknown>, metadata = {}): Output => ({
  output_type: "display_data",
  data,
  metadata,
});
function withOutputs(...outputs: Output[]): Notebook {
  const notebook = notebookOf("f();");
  return { ...notebook, cells: [{ ...(notebook.cells[0] as CodeCell), outputs }] };
}
const compare = (was: Output, is: Output) => compareNotebooks(withOutputs(was), withOutputs(is), "nb");

describe("comparing a fresh run with the committed one", () => {
  it("takes numbers within a millionth of their size as the same, in texts, tables and figures", () => {
    const bundle = (scale: number) =>
      display(
        {
          "text/plain": `mean ${1234.5678 * scale} of 1,234,567 rows, ${-0.5 * scale} and ${1e-7 * scale}`,
          "application/vnd.plotly.v1+json": { data: [{ y: [1e6 * scale, 0, null] }], layout: {} },
          "application/vnd.champo.table+json": { rows: [["a", 3 * scale]] },
        },
        { champo: { claims: [{ text: "x", value: 2 * scale }] } },
      );
    expect(compare(bundle(1), bundle(1 + 5e-7))).toEqual([]);
    expect(compare(bundle(1), bundle(1 + 5e-6)).map((difference) => difference.path)).toEqual([
      'outputs[0].data["application/vnd.champo.table+json"].rows[0][1]',
      'outputs[0].data["application/vnd.plotly.v1+json"].data[0].y[0]',
      'outputs[0].data["text/plain"]',
      "outputs[0].metadata.champo.claims[0].value",
    ]);
  });

  it("takes tiny numbers as zero, and signs seriously", () => {
    expect(compareValues(0, 3e-10, "x")).toEqual([]);
    expect(compareValues("rest 2e-17", "rest 0", "x")).toEqual([]);
    expect(compareValues(0.001, -0.001, "x")).toHaveLength(1);
    expect(compareValues("-3", "3", "x")).toHaveLength(1);
    expect(compareValues(Number.NaN, null, "x")).toHaveLength(1);
  });

  it("takes text exactly and names the line", () => {
    const was: Output = { output_type: "stream", name: "stdout", text: "a 1\nb 2\n" };
    expect(compare(was, { ...was, text: "a 1\nc 2\n" })).toEqual([
      { notebook: "nb", cell: 1, path: "outputs[0].text, line 2", was: '"b 2"', is: '"c 2"' },
    ]);
    expect(compare(was, { ...was, text: "a 1\n" })).toHaveLength(1);
    expect(compare(was, { ...was, name: "stderr" })).toHaveLength(1);
  });

  it("compares a picture by its Plotly data, and one without Plotly data by itself", () => {
    const figure = { "application/vnd.plotly.v1+json": { data: [], layout: {} } };
    expect(compare(display({ ...figure, "image/png": "AAAA" }), display(figure))).toEqual([]);
    expect(compare(display({ "image/png": "AAAA" }), display({ "image/png": "BBBB" }))).toHaveLength(1);
  });

  it("tells of missing outputs, cells and changed sources, but not of ids and counts", () => {
    const one = withOutputs(display({ "text/plain": "x" }));
    expect(compareNotebooks(one, withOutputs(), "nb")).toMatchObject([
      { path: "outputs.length", was: "1", is: "0" },
    ]);
    expect(compareNotebooks(one, notebookOf(), "nb")).toMatchObject([{ cell: 0, path: "number of cells" }]);
    const renamed = one.cells.map((cell) => ({ ...cell, id: "other", execution_count: 9 }));
    expect(compareNotebooks(one, { ...one, cells: renamed }, "nb")).toEqual([]);
    const edited = one.cells.map((cell) => ({ ...cell, source: "g();" }));
    expect(compareNotebooks(one, { ...one, cells: edited }, "nb")).toMatchObject([{ path: "source" }]);
  });

  it("describes differences a reader can follow, and not without end", () => {
    const was = display({ "application/json": Array.from({ length: 30 }, (_, i) => i) });
    const is = display({ "application/json": Array.from({ length: 30 }, (_, i) => i + 1) });
    const text = describeDifferences(compare(was, is), 2);
    expect(text).toBe(
      [
        'nb, cell 1, outputs[0].data["application/json"][0]:\n  was 0\n  is  1',
        'nb, cell 1, outputs[0].data["application/json"][1]:\n  was 1\n  is  2',
        "… and 28 more in nb",
      ].join("\n"),
    );
  });
});
