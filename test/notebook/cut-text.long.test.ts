import { expect, test } from "vitest";
import { cutText } from "../../src/notebook/run/cut-text";

test("a text of many megabytes is cut with a note, and no letter is cut in two", () => {
  expect(cutText("a line\n".repeat(2_000_000))).toMatch(
    /The rest of this output is left out: 9,000,000 char/,
  );
  const cut = cutText(`x${"😀".repeat(100_000)}`);
  expect(/\p{Cs}/u.test(cut)).toBe(false);
});
