import { expect, test } from "vitest";
import { formatNotebook } from "../../src/notebook/document/format-notebook";
import { parseNotebook } from "../../src/notebook/document/parse-notebook";
import { cutText } from "../../src/notebook/run/cut-text";
import { OutputCollector } from "../../src/notebook/run/output-collector";
import { readOutput } from "../../src/report/chapters/read-output";
import { notebookOf } from "./workspace";

test("a line of millions of letters is cut with a note, the lines around it are not", () => {
  const cut = cutText(`before\n${"x".repeat(3_000_000)}\nafter`);
  expect(cut.length).toBeLessThan(101_000);
  expect(cut).toMatch(/^before\nx+ … \[The rest of this line is left out: 2,900,000 characters\.\]\nafter$/);
});

test("what a cell prints in one line of 60 MB is cut in the notebook", () => {
  const collector = new OutputCollector();
  for (let i = 0; i < 6; i++) collector.receive("stream", { name: "stdout", text: "y".repeat(10_000_000) });
  collector.receive("execute_result", { data: { "text/plain": "z".repeat(1_000_000), "text/html": "<b>" } });
  const [stream, result] = collector.outputs;
  expect(JSON.stringify(stream).length).toBeLessThan(101_000);
  expect(JSON.stringify(stream).includes("59,900,000 characters")).toBe(true);
  expect(JSON.stringify(result).includes("900,000 characters")).toBe(true);
});

test("halves of letters do not make a notebook that cannot be saved as UTF-8", () => {
  const notebook = notebookOf('"\ud83d"; "\ude00"; "😀"; // \\ud83d');
  const text = formatNotebook(notebook);
  expect(/\p{Cs}/u.test(text) || /(?<!\\)\\u[dD][89a-fA-F]/.test(text)).toBe(false);
  expect(parseNotebook(text, "test").cells[0].source).toBe('"\ufffd"; "\ufffd"; "😀"; // \\ud83d');
});

test("the report shows outputs that are only a drawing or only a formula, and names what it cannot show", () => {
  const shown = (data: Record<string, unknown>) =>
    readOutput({ output_type: "display_data", data, metadata: {} } as never);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>';
  expect(shown({ "image/svg+xml": svg })).toEqual([
    { kind: "picture", mime: "image/svg+xml", data: Buffer.from(svg).toString("base64"), alt: "" },
  ]);
  expect(shown({ "text/latex": "$x^2$", "text/plain": "x**2" })).toEqual([
    { kind: "markdown", markdown: "$x^2$" },
  ]);
  expect(shown({ "text/latex": "x^2" })).toEqual([{ kind: "markdown", markdown: "$$\nx^2\n$$" }]);
  expect(JSON.stringify(shown({ "application/x-own": {} }))).toContain("kind application/x-own");
  expect(shown({})).toEqual([]);
});
