import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeDiff, diffNotebooks } from "../../src/notebook/git/diff";
import type { Cell, CodeCell, Notebook, Output } from "../../src/notebook/document/document";
import { commonSubsequence, lineDiff } from "../../src/notebook/git/line-diff";
import { anyNotebook } from "./arbitrary-notebook";

function code(id: string, source: string, ...outputs: Output[]): CodeCell {
  return { cell_type: "code", id, metadata: {}, source, execution_count: 1, outputs };
}
function notebook(...cells: Cell[]): Notebook {
  return { metadata: {}, cells, nbformat: 4, nbformat_minor: 5 };
}
const printed = (text: string): Output => ({ output_type: "stream", name: "stdout", text });
const figure = (y: number[], png: string): Output => ({
  output_type: "display_data",
  data: { "application/vnd.plotly.v1+json": { data: [{ type: "bar", y }] }, "image/png": png },
  metadata: {},
});
const text = (a: Notebook, b: Notebook): string => describeDiff(diffNotebooks(a, b));

describe("the difference of two notebooks", () => {
  test("is nothing for a notebook and itself", () => {
    fc.assert(
      fc.property(anyNotebook, (any) => {
        expect(diffNotebooks(any, structuredClone(any))).toEqual({ source: [], outputs: [] });
      }),
    );
  });

  test("tells what was written apart from what came out", () => {
    const was = notebook(code("a", "const k = 2;\nrun(k);", printed("k = 2: 0.5\n")));
    const is = notebook(code("a", "const k = 3;\nrun(k);", printed("k = 3: 0.4\n")));
    expect(text(was, is)).toBe(
      [
        "== source ==",
        "",
        "cell 1 (a), code",
        "- const k = 2;",
        "+ const k = 3;",
        "  run(k);",
        "",
        "== outputs ==",
        "",
        "cell 1 (a), code",
        '~ outputs[0].text, line 1: "k = 2: 0.5" -> "k = 3: 0.4"',
        "",
      ].join("\n"),
    );
  });

  test("compares pictures by their data: other pixels of the same figure are none, another height is told with its change", () => {
    const was = notebook(code("a", "f", figure([1, 2], "AAAA")));
    expect(diffNotebooks(was, notebook(code("a", "f", figure([1, 2 + 1e-9], "BBBB"))))).toEqual({
      source: [],
      outputs: [],
    });
    expect(text(was, notebook(code("a", "f", figure([1, 3], "BBBB"))))).toContain(
      '~ outputs[0].data["application/vnd.plotly.v1+json"].data[0].y[1]: 2 -> 3 (+50%)',
    );
  });

  test("tells a picture without data by its size and fingerprint, never by its bytes", () => {
    const picture = (bytes: string): Output => ({
      output_type: "display_data",
      data: { "image/png": Buffer.from(bytes).toString("base64") },
      metadata: {},
    });
    const told = text(notebook(code("a", "f", picture("one"))), notebook(code("a", "f", picture("three"))));
    expect(told).toMatch(/picture [0-9a-f]{12}, 3 bytes" -> "picture [0-9a-f]{12}, 5 bytes/);
    expect(told).not.toContain(Buffer.from("three").toString("base64"));
  });

  test("matches cells by id, so one in between is new and the others stay", () => {
    const was = notebook(code("a", "1"), code("c", "3"));
    const is = notebook(code("a", "1"), code("b", "2"), code("c", "4"));
    const { source } = diffNotebooks(was, is);
    expect(source).toEqual([
      { cell: "cell 2 (b), code, new", lines: ["+ 2"] },
      { cell: "cell 3 (c), code", lines: ["- 3", "+ 4"] },
    ]);
    expect(diffNotebooks(is, was).source[0]).toEqual({ cell: "cell 2 (b), code, gone", lines: ["- 2"] });
  });

  test("matches cells of another tool, which gave them other ids, by their text, and tells the ids", () => {
    const { source } = diffNotebooks(notebook(code("a", "same")), notebook(code("z", "same")));
    expect(source).toEqual([{ cell: "cell 1 (z), code", lines: ['~ id: "a" -> "z"'] }]);
  });

  test("tells tags and the notebook's own metadata", () => {
    const tagged = { ...code("a", "1"), metadata: { tags: ["parameters"] } };
    const is = { ...notebook(tagged), metadata: { title: "t" } };
    const { source } = diffNotebooks(notebook(code("a", "1")), is);
    expect(source.map(({ cell }) => cell)).toEqual(["notebook", "cell 1 (a), code"]);
    expect(source[1].lines).toEqual(['~ metadata.tags: nothing -> ["parameters"]']);
  });
});

describe("lines", () => {
  test("of both texts are each in their order, and as many as can be belong together", () => {
    const letters = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 8 });
    const longest = (a: string[], b: string[]): number => {
      if (a.length === 0 || b.length === 0) return 0;
      const [[x, ...as], [y, ...bs]] = [a, b];
      return x === y ? 1 + longest(as, bs) : Math.max(longest(as, b), longest(a, bs));
    };
    fc.assert(
      fc.property(letters, letters, (was, is) => {
        const aligned = commonSubsequence(was, is, (a, b) => a === b);
        expect(aligned.flatMap(([i]) => (i === null ? [] : [i]))).toEqual(was.map((_, i) => i));
        expect(aligned.flatMap(([, j]) => (j === null ? [] : [j]))).toEqual(is.map((_, j) => j));
        const pairs = aligned.filter(([i, j]) => i !== null && j !== null);
        expect(pairs.every(([i, j]) => was[i as number] === is[j as number])).toBe(true);
        expect(pairs).toHaveLength(longest(was, is));
      }),
    );
  });

  test("far from a change are left out", () => {
    const lines = ["1", "2", "3", "4", "5", "6", "7"];
    expect(
      lineDiff(lines.join("\n"), lines.map((each) => (each === "4" ? "four" : each)).join("\n")),
    ).toEqual(["  …", "  2", "  3", "- 4", "+ four", "  5", "  6", "  …"]);
  });
});
