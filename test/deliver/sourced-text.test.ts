import { expect, test } from "vitest";
import { sayingsOf } from "../../src/report/pages/landing";
import { runsOf, sourcedFinding, sourcedSaying, words } from "../../src/deliver/sourced-text";
import { count, percent } from "../../src/text/format";
import { prose, type Interpolation } from "../../src/text/prose";
import { code, notebook, said } from "../report/fixture-notebook";

const template = (words: TemplateStringsArray, ...values: Interpolation[]) => [words, ...values] as const;
const source = { href: "01.html#cell-id=x", notebook: "01", position: 2 };

test("Markdown becomes plain text: emphasis and numbers keep their places, escapes, links and citations go", () => {
  const document = notebook(
    code(
      "x",
      said(
        "answer",
        ...template`**Call ${count(11)} of *${"N*37_"}*.** See [the table](10-x.ipynb#cell-id=y) ([Hubert and Arabie 1985](#hubert1985)): ${percent(0.4071)} of it.`,
      ),
    ),
  );
  const [saying] = sayingsOf(document);
  const text = sourcedSaying(saying, "10-x");
  expect(text.text).toBe("Call 11 of *N*37_*. See the table: 40.7% of it.");
  expect(text.numbers.map(({ at, value }) => [text.text.slice(...at), value])).toEqual([
    ["11", 11],
    ["40.7%", 0.4071],
  ]);
  expect(text.strong.map((span) => text.text.slice(...span))).toEqual(["Call 11 of *N*37_*."]);
  expect(text.source).toMatchObject({ notebook: "10-x", position: 1 });
});

test("runs cover the text: words, emphasis, numbers", () => {
  const text = {
    ...sourcedFinding(prose`We lost ${count(3)} of ${count(21)}.`, source),
    strong: [[0, 9] as const],
  };
  const runs = runsOf(text);
  expect(runs.map((run) => [run.text, run.strong, run.number?.value ?? null])).toEqual([
    ["We lost ", true, null],
    ["3", true, 3],
    [" of ", false, null],
    ["21", false, 21],
    [".", false, null],
  ]);
  expect(runsOf(words(""))).toEqual([]);
});
