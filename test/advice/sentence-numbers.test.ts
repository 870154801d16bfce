import { describe, expect, it } from "vitest";
import { adviceRows, groundsRows } from "../../src/advice/advice-rows";
import { isFinding } from "../../src/text/prose";
import { typedNumbers } from "../../src/report/claims/typed-numbers";
import { studyAdvice } from "./study-advice";

describe("sentences of recommendations", () => {
  it("carry the value of every number in them", () => {
    const advice = [2, 4].flatMap((k) => studyAdvice(7, k).recommendations);
    const sentences = [...adviceRows(advice), ...groundsRows(advice)].flatMap((row) =>
      Object.values(row).filter(isFinding),
    );
    expect(sentences.length).toBeGreaterThan(0);
    const words = sentences.map(({ parts }) =>
      parts.map((part) => (typeof part === "string" ? part : "…")).join(""),
    );
    const left = words.filter((text) => typedNumbers(text.replace(/\band \d+ more\b/g, "")).length > 0);
    expect(left).toEqual([]);
  });
});
