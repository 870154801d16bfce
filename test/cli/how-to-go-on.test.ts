import { afterEach, describe, expect, test, vi } from "vitest";
import { describeFailure, explainEndOfRun, howToGoOn } from "../../src/cli/ends/describe-failure";
import { describeFault } from "../../src/cli/ends/describe-fault";
import { InputError } from "../../src/core/input-error";
import { isAddressTaken } from "../../src/notebook/kernel/address-taken";
import { NotebookRunError } from "../../src/notebook/run/notebook-run-error";
import { RunInterrupted } from "../../src/notebook/run/run-interrupted";
import { failureOfThrown } from "../../src/notebook/kernel/cell-failure";

const study = { command: "champo run", kept: "out/notebooks" };
const instructor = { command: "champo run --instructor", kept: "instructor" };

/** What `explainEndOfRun` prints, and the exit code. */
function ended(error: unknown, goOn: typeof study, at: string | null): { code: number; said: string } {
  const print = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const code = explainEndOfRun(error, goOn, at);
  return { code, said: print.mock.calls.flat().join("\n") };
}

function failedCell(notebook: string): NotebookRunError {
  const failure = failureOfThrown(new TypeError("x is no list"));
  const document = { cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 } as const;
  return new NotebookRunError(notebook, 3, "list(x)", failure, document);
}

describe("a run that died", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test("says with which command to go on", () => {
    expect(howToGoOn("05-density", study)).toMatch(
      /kept in out\/notebooks; .*: champo run --from 05, with the same options/,
    );
    expect(howToGoOn("published-solutions", instructor)).toContain(
      ": champo run --instructor --from published-solutions,",
    );
  });

  test("names --from after a failed cell, without frames of the stack", () => {
    const { code, said } = ended(failedCell("05-density"), study, "05-density");
    expect(code).toBe(1);
    expect(said).toContain("05-density, cell 3 failed.");
    expect(said).toContain("TypeError: x is no list");
    expect(said).toContain("champo run --from 05");
    expect(said).not.toMatch(/^\s+at /m);
  });

  test("names --from for the instructors' notebooks, too", () => {
    const { said } = ended(failedCell("published-solutions"), instructor, "published-solutions");
    expect(said).toContain("champo run --instructor --from published-solutions");
  });

  test("names --from after a signal and after a fault of the program, where a notebook had started", () => {
    const stopped = ended(new RunInterrupted("SIGINT"), study, "07-choosing-a-segmentation");
    expect(stopped.code).toBe(130);
    expect(stopped.said).toMatch(/SIGINT[^]*--from 07/);
    vi.restoreAllMocks();
    const fault = ended(new Error("the kernel did not start"), study, "02-customer-features");
    expect(fault.code).toBe(1);
    expect(fault.said).toMatch(/the kernel did not start\n[^]*CHAMPO_STACK=1[^]*--from 02/);
    vi.restoreAllMocks();
    expect(ended(new Error("no kernel"), study, null).said).not.toContain("--from");
  });

  test("leaves bad input to the command line", () => {
    const problem = new InputError({ where: "seed", what: "-1", legal: "0 or more" });
    expect(() => explainEndOfRun(problem, study, "02-customer-features")).toThrow(problem);
  });

  test("shows the stack of a fault only where it is asked for", () => {
    expect(describeFault(new Error("no kernel"), {})).not.toMatch(/^\s+at /m);
    expect(describeFault(new Error("no kernel"), { CHAMPO_STACK: "1" })).toMatch(/^\s+at /m);
    const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    expect(describeFault(full, {})).toMatch(
      /no space left[^]*The disk is full\. Make room and run the same command again\./,
    );
    expect(describeFault(full, {})).not.toMatch(/fault of champo/);
    expect(describeFailure(failedCell("05-density"))).not.toMatch(/^\s+at /m);
  });

  test("is tried again where an address was taken, by any system's word for it", () => {
    for (const text of ["bind EADDRINUSE 127.0.0.1:5", "EBUSY: resource busy", "Address already in use"])
      expect(isAddressTaken(new Error(text))).toBe(true);
    expect(isAddressTaken(new Error("EACCES"))).toBe(false);
  });
});
