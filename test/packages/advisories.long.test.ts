import { expect, test } from "vitest";
import { advisoriesOf } from "./advisories";
import { npm } from "./npm";

/** Advisories that do not concern the study, each with the reason. */
const ACCEPTED: Readonly<Record<string, string>> = {};

test("no package that the study runs on has a known advisory of high or critical severity", async ({
  skip,
}) => {
  const { stdout, stderr } = await npm("audit", "--omit=dev", "--json");
  const advisories = advisoriesOf(stdout);
  if (advisories === undefined) {
    console.warn(
      `skipped: advisories are not checked, because the registry gives none (${firstLine(stderr)}).`,
    );
    return skip();
  }
  for (const { severity, text } of advisories) console.log(`${severity}: ${text}`);
  const serious = advisories.filter(
    ({ id, severity }) => /^(high|critical)$/.test(severity) && !(id in ACCEPTED),
  );
  expect(serious.map(({ text }) => text)).toEqual([]);
});

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
