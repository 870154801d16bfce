import { describe, expect, it } from "vitest";
import { isAlarmed } from "../../src/advice/recommendation";
import { watchList } from "../../src/advice/watch-list";
import { customerLifetime } from "../../src/value/customer-lifetime";
import { sampleWatch } from "../../src/cases/champo/samples/sample-watch";
import { studyAdvice } from "./study-advice";

describe("recommendations of synthetic workbooks", () => {
  const studies = [studyAdvice(7, 2), studyAdvice(11, 4)];

  it("watch every segment, and say which alarms have been passed", () => {
    for (const basis of studies) {
      const watched = watchList(basis, customerLifetime(basis.lines), sampleWatch(basis.allocation));
      for (const profile of basis.profiles) {
        const families = watched
          .filter(({ segment }) => segment === basis.names[profile.index].name)
          .map(({ family }) => family);
        expect(new Set(families).size).toBe(families.length);
        expect(families).toContain("churn");
      }
      for (const each of watched) {
        expect(each.alarmed).toBe(isAlarmed(each));
        if (each.family !== "churn") expect(each.alarmed).toBe(false);
      }
    }
  });
});
