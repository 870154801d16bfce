import { source } from "axe-core";
import type { Page } from "playwright-core";

/** The rules of WCAG 2.2 AA and what axe-core calls best practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/** What of a page violates the rules: rule, element and why, one line each. */
export async function violations(page: Page, tags: readonly string[] = TAGS): Promise<string[]> {
  // By the driver, which the page's policy does not bind.
  await page.evaluate(source);
  return page.evaluate(async (values) => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const { violations: found } = await axe.run(document, {
      runOnly: { type: "tag", values: [...values] },
      resultTypes: ["violations"],
    });
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary ?? ""}`),
    );
  }, tags);
}
