import { source, type RunOptions } from "axe-core";
import type { Page } from "playwright-core";

/** Which rules are checked. */
type Rules = NonNullable<RunOptions["runOnly"]>;

interface Axe {
  run(
    context: { readonly exclude: readonly string[] },
    options: RunOptions,
  ): Promise<{
    violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
    }[];
  }>;
}

/** The rules of WCAG 2.2 AA, and what axe-core calls best practice. */
const ALL: Rules = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
};

/**
 * What of a page violates the rules: rule, element and why, one line each.
 *
 * @param runOnly Which rules; all of WCAG 2.2 AA unless given.
 * @param skip Rules that are left out.
 */
export async function violations(
  page: Page,
  runOnly: Rules = ALL,
  skip: readonly string[] = [],
): Promise<string[]> {
  // At its head, where the bar covers nothing; by the driver, which the page's policy does not bind.
  await page.evaluate(() => scrollTo(0, 0));
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  return page.evaluate(
    async (options) => {
      const { axe } = window as unknown as { axe: Axe };
      // A drawing is one image: what is in it is neither read nor reached.
      const { violations: found } = await axe.run({ exclude: [".main-svg > *"] }, options);
      return found.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary = "" }) => `${id}: ${target.join(" ")}: ${failureSummary}`),
      );
    },
    {
      runOnly,
      resultTypes: ["violations" as const],
      rules: Object.fromEntries(skip.map((rule) => [rule, { enabled: false }])),
    },
  );
}
