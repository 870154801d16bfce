import { expect, test } from "vitest";
import { cellGroups } from "../../src/report/chapters/cell-groups";
import { groupMarkup } from "../../src/report/chapters/cell-markup";
import type { Highlighter } from "../../src/report/chapters/highlight";
import { html } from "../../src/report/pages/html";
import { code, figure } from "./fixture-notebook";

/** The line under which a check with these outputs is folded. */
function summaryOf(...outputs: Parameters<typeof code>[1][]): string | undefined {
  const cell = { ...code("", ...outputs), metadata: { tags: ["check"] } };
  const [group] = cellGroups([cell]);
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
