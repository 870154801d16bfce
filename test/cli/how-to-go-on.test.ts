import { describe, expect, test } from "vitest";
import { howToGoOn } from "../../src/cli/describe-failure";
import { isAddressTaken } from "../../src/notebook/kernel/address-taken";

describe("a run that died", () => {
  test("says with which command to go on", () => {
    expect(howToGoOn("05-density", "notebooks")).toContain("champo run --from 05, with the same options");
    expect(howToGoOn("10-recommendations", "out/notebooks")).toMatch(/kept in out\/notebooks; .* --from 10,/);
    expect(howToGoOn("own", "notebooks")).toContain("--from own");
  });

  test("is tried again where an address was taken, by any system's word for it", () => {
    for (const text of ["bind EADDRINUSE 127.0.0.1:5", "EBUSY: resource busy", "Address already in use"])
      expect(isAddressTaken(new Error(text))).toBe(true);
    expect(isAddressTaken(new Error("EACCES"))).toBe(false);
  });
});
