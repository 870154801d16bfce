import { beforeAll, describe, expect, test } from "vitest";
import { createHighlighter, type Highlighter } from "../../src/report/chapters/highlight";
import { createMarkdown, type Markdown, type MarkdownPlace } from "../../src/report/chapters/markdown";
import { DARK, LIGHT } from "../../src/report/pages/palette";
import { HOSTILE, PIXEL } from "./fixture-notebook";

let highlighter: Highlighter;
let markdown: Markdown;

beforeAll(async () => {
  highlighter = await createHighlighter();
  markdown = await createMarkdown(highlighter);
});

const place = (more: Partial<MarkdownPlace> = {}): MarkdownPlace => ({
  ids: new Set(),
  pageOf: (name) => (name === "02-features" ? "02-features.html" : undefined),
  ...more,
});
const body = (source: string, more?: Partial<MarkdownPlace>) =>
  markdown.render(source, place(more)).body.markup;

describe("Markdown of cells", () => {
  test("gives the first H1 as title and leaves it out", () => {
    const rendered = markdown.render("# What *is* sold?\n\nText.\n\n## Why?", place());
    expect(rendered.title).toEqual({
      content: expect.objectContaining({ markup: "What <em>is</em> sold?" }),
      text: "What is sold?",
    });
    expect(rendered.body.markup).toBe(`<p>Text.</p>\n<h2 id="why">Why?</h2>\n`);
  });

  test("names headings once each over all cells of a page", () => {
    const ids = new Set<string>();
    markdown.render("## Why?", place({ ids }));
    const { headings } = markdown.render("## Why?\n\n### [Why](x.html)?", place({ ids }));
    expect(headings.map(({ id, level }) => [id, level])).toEqual([
      ["why-2", 2],
      ["why-3", 3],
    ]);
    // Headings stand in links themselves.
    expect(headings[1]?.content.markup).toBe("Why?");
  });

  test("never lets HTML through", () => {
    for (const text of HOSTILE) {
      const shown = body(text);
      expect(shown).not.toMatch(/<(script|img|svg|iframe|a)\b/i);
      expect(shown).not.toMatch(/href\s*=\s*["']?javascript/i);
    }
    expect(body(HOSTILE[0] ?? "")).toContain("&lt;script&gt;");
  });

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "file:///etc/passwd",
    "java&#x09;script:x",
  ])("makes no link to %s", (address) => expect(body(`[text](<${address}>)`)).not.toContain("<a "));

  test("links to the web, to mail and to other chapters' pages", () => {
    expect(body("[p](https://example.org/a?b=1:2)")).toContain(
      `<a href="https://example.org/a?b=1:2" rel="noopener noreferrer">`,
    );
    expect(body("[m](mailto:a@example.org)")).toContain(`href="mailto:a@example.org"`);
    expect(body("[f](./02-features.ipynb#x)")).toContain(`href="02-features.html#x"`);
    expect(body("[f](unknown.ipynb)")).toContain(`href="unknown.ipynb"`);
    expect(body("[f](#why)")).toContain(`href="#why"`);
  });

  test("shows pictures the notebook carries, and says of others what they are", () => {
    const attachments = { "my picture.png": { "image/png": PIXEL } };
    expect(body("![a](attachment:my%20picture.png)", { attachments })).toContain(
      `<img src="data:image/png;base64,${PIXEL}" alt="a">`,
    );
    expect(body("![a<b](https://example.org/x.png)")).toContain("[picture not in the notebook: a&lt;b]");
    const svg = { "x.svg": { "image/svg+xml": "<svg onload=alert(1)>" } };
    expect(body("![a](attachment:x.svg)", { attachments: svg })).not.toContain("<img");
  });

  test("writes formulas as MathML, and a wrong one as its source", () => {
    expect(body("$\\frac{a}{b}$")).toContain("<mfrac>");
    expect(body("$$\nx^2\n$$")).toContain(`display="block"`);
    expect(body("$\\frac{a$")).toContain("katex-error");
    expect(body("It costs \\$5 and \\$6.")).not.toContain("<math");
  });

  test("colours TypeScript and leaves other languages plain", () => {
    expect(body("```ts\nconst a = 1;\n```")).toMatch(/<span class="k[0-9a-f]+">const<\/span>/);
    expect(body("```text\nconst <b>\n```")).toContain("const &lt;b&gt;");
  });

  test("lets wide tables scroll by themselves", () => {
    expect(body("| a |\n|--:|\n| 1 |")).toMatch(/^<div class="scroll"[^>]*><table>/);
  });

  test("gives the first paragraph or item as an opening", () => {
    const opening = (source: string) => markdown.opening(source, place()).markup;
    expect(opening("- **one** [l](x.html)\n- two")).toBe("<strong>one</strong> l");
    expect(opening("")).toBe("");
  });
});

describe("highlighted code", () => {
  test("has the same colours however busy the machine is, in both themes", () => {
    const markup = highlighter.code('import { a } from "b"; // c', "typescript").markup;
    expect(markup.replace(/<[^>]+>/g, "")).toBe("import { a } from &quot;b&quot;; // c");
    expect(markup).toMatch(/^<span class="k[0-9a-f]+">import<\/span> \{ a \} <span/);
  });

  test("reads well on the page's code background: at least 4.5 to 1 in both themes", () => {
    highlighter.code(
      "import { a as b } from './c';\nexport default class X<T> extends Y { #p = /re+/g; @d() m(this: X, ...n: string[]): void { return `t${1 + 0x2}` as never; } }\nenum E { A = 'a' }\n/** @param x doc */ function* f() { yield null ?? undefined; }",
      "typescript",
    );
    const pairs = [...highlighter.style().matchAll(/light-dark\((#\w+),(#\w+)\)/g)];
    expect(pairs.length).toBeGreaterThan(4);
    for (const [, light = "", dark = ""] of pairs) {
      expect(contrast(light, LIGHT.sunken), light).toBeGreaterThanOrEqual(4.5);
      expect(contrast(dark, DARK.sunken), dark).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe("the palette", () => {
  test.each([
    ["light", LIGHT],
    ["dark", DARK],
  ])("keeps 4.5 to 1 for every text colour in the %s", (_, palette) => {
    for (const text of ["ink", "muted", "accent", "link", "danger"] as const) {
      for (const ground of ["page", "surface", "sunken", "tint"] as const) {
        expect(contrast(palette[text], palette[ground]), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});

/** WCAG 2's contrast ratio of two colours. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [r = 0, g = 0, bl = 0] = [1, 3, 5].map((i) => {
      const c = Number.parseInt(colour.slice(i, i + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  };
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}
