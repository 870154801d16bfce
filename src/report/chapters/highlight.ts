import { html, type Html } from "../pages/html";

/** Colours TypeScript for both themes. */
export interface Highlighter {
  /** The code as markup whose spans carry classes; text of other languages is only escaped. */
  code(source: string, language: string): Html;
  /** The rules of all classes given out so far. */
  style(): string;
}

const TYPESCRIPT = new Set(["ts", "typescript", "js", "javascript", "mjs", "cjs"]);

/** Longer code is shown without colours: no reader wants it, and a hostile one would hold up the export. */
const LONGEST = 100_000;

/** Lines this long are left plain. There is no limit of time: the colours would depend on how busy the machine is. */
const LIMITS = { tokenizeMaxLineLength: 2000, tokenizeTimeLimit: 0 };

/**
 * A highlighter over shiki's TypeScript grammar, with GitHub's themes of high contrast. Colours become a few dozen
 * classes shared by all pages rather than a style attribute on every token. Takes about 150 ms to load.
 */
export async function createHighlighter(): Promise<Highlighter> {
  const [core, engine, typescript, light, dark] = await Promise.all([
    import("shiki/core"),
    import("shiki/engine/oniguruma"),
    import("shiki/langs/typescript.mjs"),
    import("shiki/themes/github-light-high-contrast.mjs"),
    import("shiki/themes/github-dark-high-contrast.mjs"),
  ]);
  const shiki = await core.createHighlighterCore({
    langs: [typescript.default],
    themes: [light.default, dark.default],
    engine: engine.createOnigurumaEngine(import("shiki/wasm")),
  });
  const themes = { light: "github-light-high-contrast", dark: "github-dark-high-contrast" };
  const classes = new Map<string, string>();

  const classOf = (colours: readonly string[]): string => {
    const declarations = `color:light-dark(${colours.join(",")})`;
    const known = classes.get(declarations) ?? `k${classes.size}`;
    classes.set(declarations, known);
    return known;
  };

  const code = (source: string, language: string): Html => {
    if (!TYPESCRIPT.has(language) || source.length > LONGEST) return html`${source}`;
    const lines = shiki.codeToTokensWithThemes(source, {
      lang: "typescript",
      themes,
      ...LIMITS,
    });
    const plain = [themes.light, themes.dark].map((theme) => shiki.getTheme(theme).fg.toLowerCase());
    const marked = lines.map((tokens, i) => [
      i > 0 && "\n",
      tokens.map(({ content, variants }) => {
        const colours = [variants["light"]?.color ?? "", variants["dark"]?.color ?? ""];
        const bare =
          content.trim() === "" || colours.every((c, at) => c === "" || c.toLowerCase() === plain[at]);
        return bare ? content : html`<span class="${classOf(colours)}">${content}</span>`;
      }),
    ]);
    return html`${marked}`;
  };

  return {
    code,
    style: () => [...classes].map(([declarations, name]) => `.${name}{${declarations}}`).join("\n"),
  };
}
