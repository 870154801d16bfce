import { expect, test } from "vitest";
import { cellGroups } from "../../src/report/chapters/cell-groups";
import { groupMarkup } from "../../src/report/chapters/cell-markup";
import type { Highlighter } from "../../src/report/chapters/highlight";
import { html } from "../../src/report/pages/html";
import { code, figure, said } from "./fixture-notebook";

/** The line under which a check with these outputs is folded. */
function summaryOf(...outputs: Parameters<typeof code>[1][]): string | undefined {
  return summariesOf("check", outputs)[0];
}

/** The line of each fold, of a check and of a cell behind it that is folded as said. */
function summariesOf(
  fold: string,
  ...cells: readonly Parameters<typeof code>[1][][]
): (string | undefined)[] {
  const groups = cellGroups(
    cells.map((outputs, i) => ({ ...code("", ...outputs), metadata: { tags: [i === 0 ? "check" : fold] } })),
  );
  return groups.map(summaryOfGroup);
}

function summaryOfGroup(group: ReturnType<typeof cellGroups>[number]): string | undefined {
  if (!("cells" in group)) throw new Error("no group");
  const { markup } = groupMarkup(group, () => html``, {} as Highlighter);
  return /<summary><span class="label">Check<\/span> (.*)<\/summary>/.exec(markup)?.[1];
}

const named = (title: string) => figure(title, [{ type: "bar", y: [1] }]);

test("a folded check is named by its titles, and one that only prints says so", () => {
  expect(summaryOf(named("Stays"), named("Moves?"), named("Again"))).toBe("Stays; Moves? Again");
  const printed = { output_type: "stream", name: "stdout", text: "ran\n" } as const;
  expect(summaryOf(printed)).toBe("What the cell printed");
});

test("sentences that are an aside do not join the check before them: they are folded on their own, by their number", () => {
  const parts = (words: string) => said("takeaway", Object.assign([words], { raw: [words] }));
  const sentences = [parts("One."), parts("Two.")];
  expect(summariesOf("aside", [named("Stays")], sentences)).toEqual(["Stays", "2 sentences"]);
  expect(summariesOf("aside", [named("Stays")], sentences.slice(1))).toEqual(["Stays", "A sentence"]);
  expect(summariesOf("check", [named("Stays")], sentences)).toEqual(["Stays"]);
});
