import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeText } from "../../src/tables/csv/decode-text";

describe("text from bytes", () => {
  test("is known by its byte-order mark, else as UTF-8, else as Windows-1252", () => {
    const read = (bytes: Uint8Array) => Object.values(decodeText(bytes)).slice(0, 2);
    expect(read(Buffer.from("Müller"))).toEqual(["Müller", "utf-8"]);
    expect(read(Buffer.from("\uFEFFMüller"))).toEqual(["Müller", "utf-8"]);
    expect(read(Buffer.from("\uFEFFMüller", "utf16le"))).toEqual(["Müller", "utf-16le"]);
    expect(read(Buffer.from("\uFEFFMüller", "utf16le").swap16())).toEqual(["Müller", "utf-16be"]);
    expect(read(Buffer.from([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x80]))).toEqual([
      "Müller€",
      "windows-1252",
    ]);
    expect(read(new Uint8Array())).toEqual(["", "utf-8"]);
  });

  test("in Windows-1252 keeps what Latin-1 has no place for", () => {
    const bytes = Uint8Array.from({ length: 32 }, (_, i) => 0x80 + i);
    const { text } = decodeText(bytes);
    expect(text.replace(/[\u0081\u008d\u008f\u0090\u009d]/g, "")).toBe("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ");
    expect(text).toHaveLength(32);
  });

  test("in UTF-8 comes back as it was, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(decodeText(Buffer.from(text)).text).toBe(text.replace(/^\uFEFF/, ""));
      }),
    );
  });
});
