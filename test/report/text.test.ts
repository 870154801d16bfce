import { describe, expect, test } from "vitest";
import { compareKeys, sortKey } from "../../src/report/client/sort-key";
import { contentSecurityPolicy } from "../../src/report/pages/content-security-policy";
import { html, trusted } from "../../src/report/pages/html";
import { revealControls } from "../../src/report/pages/reveal-controls";
import { slug } from "../../src/report/chapters/slug";
import { plainText, terminalText } from "../../src/report/chapters/terminal-text";
import { HOSTILE } from "./fixture-notebook";

describe("html", () => {
  test("escapes text, in elements and in attributes", () => {
    const name = `"><script>alert('x') & more</script>`;
    expect(html`<p title="${name}">${name}</p>`.markup).toBe(
      `<p title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;) &amp; more&lt;/script&gt;">` +
        `&quot;&gt;&lt;script&gt;alert(&#39;x&#39;) &amp; more&lt;/script&gt;</p>`,
    );
  });

  test("leaves no tag and no quote of any hostile text", () => {
    for (const text of HOSTILE) expect(html`${text}`.markup).not.toMatch(/[<>"']/);
  });

  test("joins lists, keeps markup, and writes nothing for what is not there", () => {
    const items = ["a", "<b>"].map((item) => html`<i>${item}</i>`);
    const nothing = [false, null, undefined] as const;
    expect(html`<b>${items}${nothing}${0}${trusted("<hr>")}</b>`.markup).toBe(
      "<b><i>a</i><i>&lt;b&gt;</i>0<hr></b>",
    );
  });
});

describe("revealControls", () => {
  test("writes out characters that turn or hide text, and keeps tabs, line ends and scripts of the world", () => {
    expect(revealControls("a\u202Eb\u2066\u0000")).toBe("a[U+202E]b[U+2066][U+0000]");
    expect(revealControls("tab\tline\nשלום عربى 日本 é")).toBe("tab\tline\nשלום عربى 日本 é");
  });
});

describe("terminalText", () => {
  test("keeps colours and bold as classes, and resets them", () => {
    const text = "\u001b[31mred \u001b[1mbold\u001b[22m\u001b[39m plain\u001b[0m";
    expect(terminalText(text).markup).toBe(
      `<span class="ansi-red">red </span><span class="ansi-red ansi-bold">bold</span> plain`,
    );
  });

  test("drops every other sequence, and escapes what is printed", () => {
    expect(terminalText("\u001b[2K\u001b]0;title\u0007\u001b[38;5;12m<b>\u001b[m").markup).toBe("&lt;b&gt;");
    expect(plainText("\u001b[1;31mx\u001b[0m")).toBe("x");
  });

  test("shows of an overwritten line what was written last", () => {
    expect(terminalText("10%\r50%\r100%\r\ndone").markup).toBe("100%\ndone");
  });

  test("says how many lines it leaves out", () => {
    const shown = terminalText("x\n".repeat(1500), 1000).markup;
    expect(shown.match(/x/g)).toHaveLength(1000);
    expect(shown).toContain("… 501 more lines in the notebook");
  });
});

describe("contentSecurityPolicy", () => {
  test("lets nothing load and only the given scripts run", () => {
    const policy = contentSecurityPolicy(["alert(1)"]);
    // echo -n 'alert(1)' | openssl dgst -sha256 -binary | base64
    expect(policy).toContain("script-src 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='");
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:|\*/);
    expect(contentSecurityPolicy([])).toContain("script-src 'none'");
  });

  test("lets a page with workers compile WebAssembly, and evaluate nothing", () => {
    const policy = contentSecurityPolicy(["alert(1)"], { workers: true });
    expect(policy).toMatch(/; script-src 'sha256-[^ ]*' 'wasm-unsafe-eval';/);
    expect(policy).not.toContain("'unsafe-eval'");
  });

  test("lets only the given style sheets count, and attributes where asked to", () => {
    const hash = "'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='"; // of "a{}"
    expect(contentSecurityPolicy([], { styles: ["a{}"] })).toContain(`; style-src ${hash}; img-src`);
    const withAttributes = contentSecurityPolicy([], { styles: ["a{}"], styleAttributes: true });
    expect(withAttributes).toMatch(/; style-src-elem 'sha256-[^ ]*' 'sha256-47DEQpj8HBSa\+[^ ]*';/);
    expect(withAttributes).toContain("style-src-attr 'unsafe-inline'");
  });
});

describe("slug", () => {
  test("keeps letters and digits of any script", () => {
    expect(slug("How concentrated is the revenue?")).toBe("how-concentrated-is-the-revenue");
    expect(slug("Préçis: 3×4 — 日本")).toBe("precis-3-4-日本");
    expect(slug("?!")).toBe("section");
  });
});

describe("sortKey", () => {
  test("reads formatted numbers", () => {
    expect(["31.4 million", "872 thousand", "1,234", "-12.5%", "−3", "4.5 ft²", "0.1"].map(sortKey)).toEqual([
      31.4e6, 872e3, 1234, -12.5, -3, 4.5, 0.1,
    ]);
  });

  test("leaves texts alone, and gives nothing for cells without a value", () => {
    expect(["C-1", "HAND TUFTED", "2021-03-04", "1 and 2"].map(sortKey)).toEqual([
      "C-1",
      "HAND TUFTED",
      "2021-03-04",
      "1 and 2",
    ]);
    expect(["", "not defined", "–", " "].map(sortKey)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test("sorts numbers by size, and cells without a value last in either order", () => {
    const sorted = (order: "ascending" | "descending") =>
      ["9", "", "1 million", "10"].sort((a, b) => compareKeys(sortKey(a), sortKey(b), order));
    expect(sorted("ascending")).toEqual(["9", "10", "1 million", ""]);
    expect(sorted("descending")).toEqual(["1 million", "10", "9", ""]);
  });
});
