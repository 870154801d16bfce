import { readFileSync } from "node:fs";
import { keep, readKept } from "../../notebook/run/kept-file";
import { isRecord } from "../../core/is-record";
import { installedPackages } from "../../notebook/run/run-cache";
import { html, type Html } from "../pages/html";

/** Colours TypeScript for both themes. */
export interface Highlighter {
  /** The code as markup whose spans carry classes; text of other languages is only escaped. */
  code(source: string, language: string): Html;
  /** The rules of all classes given out so far. */
  style(): string;
  /** Keeps the colours of the code of this report for the next one. */
  keep(): void;
}

/** A piece of code in one colour, as a pair for both themes; without one it has the colour of the text around it. */
type Piece = readonly [text: string, colours?: string];

const TYPESCRIPT = new Set(["ts", "typescript", "js", "javascript", "mjs", "cjs"]);

/** Longer code is shown without colours: no reader wants it, and a hostile one would hold up the export. */
const LONGEST = 100_000;

/** Lines this long are left plain. There is no limit of time: the colours would depend on how busy the machine is. */
const LIMITS = { tokenizeMaxLineLength: 2000, tokenizeTimeLimit: 0 };

/**
 * A highlighter over shiki's TypeScript grammar, with GitHub's themes of high contrast. Colours become a few dozen
 * classes shared by all pages rather than a style attribute on every token. Takes about 150 ms to load. Code that an earlier
 * report has shown is not looked at again: that takes a second for ten chapters.
 *
 * @param keptIn the folder of what earlier reports have shown; default that of this installation.
 */
export async function createHighlighter(keptIn?: string): Promise<Highlighter> {
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

  const plain = [themes.light, themes.dark].map((theme) => shiki.getTheme(theme).fg.toLowerCase());
  const coloured = (source: string): readonly Piece[] =>
    shiki.codeToTokensWithThemes(source, { lang: "typescript", themes, ...LIMITS }).flatMap((tokens, i) => [
      ...(i > 0 ? [["\n"] as const] : []),
      ...tokens.map(({ content, variants }): Piece => {
        const colours = [variants["light"]?.color ?? "", variants["dark"]?.color ?? ""];
        const bare =
          content.trim() === "" || colours.every((c, at) => c === "" || c.toLowerCase() === plain[at]);
        return bare ? [content] : [content, colours.join(",")];
      }),
    ]);
  const known = new KeptColours(keptIn);

  const classOf = (colours: string): string => {
    const declarations = `color:light-dark(${colours})`;
    const name = classes.get(declarations) ?? `k${classes.size}`;
    classes.set(declarations, name);
    return name;
  };

  const code = (source: string, language: string): Html => {
    if (!TYPESCRIPT.has(language) || source.length > LONGEST) return html`${source}`;
    const pieces = known.of(source, coloured);
    return html`${pieces.map(([text, colours]) =>
      colours === undefined ? text : html`<span class="${classOf(colours)}">${text}</span>`,
    )}`;
  };

  return {
    code,
    keep: () => {
      known.keep();
    },
    style: () => [...classes].map(([declarations, name]) => `.${name}{${declarations}}`).join("\n"),
  };
}

/** So many pieces of code are kept; where there are more, those of the last report. */
const MOST_KEPT = 2000;

/** The colours of the code of earlier reports, by its text: valid for the same packages, Node.js and code of this file. */
class KeptColours {
  readonly #key = [installedPackages(), process.version, readFileSync(__filename, "utf8")];
  readonly #before: Readonly<Record<string, readonly Piece[]>>;
  readonly #asked = new Map<string, readonly Piece[]>();
  #isNew = false;

  constructor(private readonly folder?: string) {
    const text = readKept("colours", this.#key, folder);
    const kept: unknown = text === undefined ? {} : JSON.parse(text);
    this.#before = isRecord(kept) ? (kept as Record<string, readonly Piece[]>) : {};
  }

  of(source: string, make: (source: string) => readonly Piece[]): readonly Piece[] {
    const before = Object.hasOwn(this.#before, source) ? this.#before[source] : undefined;
    const pieces = this.#asked.get(source) ?? before ?? make(source);
    if (before === undefined) this.#isNew = true;
    this.#asked.set(source, pieces);
    return pieces;
  }

  keep(): void {
    if (!this.#isNew) return;
    const asked = Object.fromEntries(this.#asked);
    const all = { ...this.#before, ...asked };
    const kept = Object.keys(all).length > MOST_KEPT ? asked : all;
    keep("colours", this.#key, JSON.stringify(kept), this.folder);
  }
}
