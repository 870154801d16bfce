import { expect, test } from "vitest";
import { cardFindings } from "../../src/report/pages/card-findings";
import { findSaying } from "../../src/report/pages/landing";
import type { Interpolation } from "../../src/text/prose";
import { code, notebook, said } from "./fixture-notebook";

const answer = (words: TemplateStringsArray, ...values: Interpolation[]) => said("answer", words, ...values);
const takeaway = (words: TemplateStringsArray, ...values: Interpolation[]) =>
  said("takeaway", words, ...values);

const tools = {
  markdown: { opening: (text: string) => ({ text }) },
  pageOf: () => undefined,
} as unknown as Parameters<typeof cardFindings>[2];

test("a sentence is on the first page once: a card says the first answer that is not there yet", () => {
  const notebooks = [
    { name: "07", document: notebook(code("x", answer`One column says all.`, answer`Two groups.`)) },
    { name: "08", document: notebook(code("x", answer`One column says all.`, answer`They buy a lot.`)) },
    { name: "09", document: notebook(code("x", takeaway`A note.`, takeaway`Another.`)) },
    { name: "10", document: notebook(code("x", answer`Two groups.`)) },
  ];
  const texts = (above: Parameters<typeof cardFindings>[1]) =>
    cardFindings(notebooks, above, tools).map(
      (each) => (each as unknown as { text: string } | undefined)?.text,
    );
  expect(texts([])).toEqual(["One column says all.", "They buy a lot.", "A note.", "Two groups."]);
  const first = findSaying({ notebook: "07", answer: 0 }, notebooks)!;
  expect(texts([first])).toEqual(["Two groups.", "They buy a lot.", "A note.", undefined]);
});
