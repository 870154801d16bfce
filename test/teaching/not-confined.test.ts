import { afterEach, expect, test, vi } from "vitest";
import { howInWords } from "../../src/cli/course/workbooks-of-class";
import { PLAIN_COURSE } from "../../src/teaching/course";
import { feedbackPage } from "../../src/teaching/grade/feedback-page";
import { overviewPage } from "../../src/teaching/overview/overview-page";
import { PROTECTIONS } from "../../src/teaching/sandbox/sandbox";
import { kit, madeSubmission } from "./made-class";

const { platform } = process;
afterEach(() => {
  Object.defineProperty(process, "platform", { value: platform });
  vi.resetModules();
});

test.each(["darwin", "win32"])("%s has no namespaces: Node's permissions are what remains", async (other) => {
  vi.resetModules();
  Object.defineProperty(process, "platform", { value: other });
  const { availableConfinement } = await import("../../src/teaching/sandbox/confinement");
  expect(availableConfinement()).toBe("permissions");
});

test("where a submission cannot be kept from the network, the command, the overview and each feedback say so", () => {
  const warning = "NOT shut off from the network";
  const plan = { workbooks: [], same: [], known: [] };
  const said = (confinement: "namespaces" | "permissions"): readonly string[] => {
    const facts = { workbooks: ["one"], protections: PROTECTIONS[confinement], course: PLAIN_COURSE };
    const ada = madeSubmission("Ada", {});
    return [
      howInWords(plan, { confinement, workbooks: [] }).join("\n"),
      overviewPage([ada], kit, facts),
      feedbackPage(ada, kit, facts),
    ];
  };
  expect(said("permissions").map((text) => text.includes(warning))).toEqual([true, true, true]);
  expect(said("namespaces").map((text) => text.includes(warning))).toEqual([false, false, false]);
});
