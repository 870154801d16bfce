import { readFileSync } from "node:fs";
import { digestOf } from "../../core/digest";
import { keep, readKept } from "../../notebook/run/kept-file";
import { isRecord } from "../../core/is-record";
import { installedPackages } from "../../notebook/run/run-cache";
import { html, type Html } from "../pages/html";

/** Colours TypeScript for both themes. */
export interface Highlighter {
  /** The code as markup whose spans carry classes; text of other languages is only escaped. */
  code(source: string, language: string): Html;
  /**
   * The rules of all classes given out so far, in an order that does not depend on which came first.
   *
   * @param others further pairs of colours, of chapters that were not read again.
   */
  style(others?: Iterable<string>): string;
  /** What some work gives, and the pairs of colours of the code in it. */
  watched<Result>(work: () => Result): readonly [Result, readonly string[]];
  /** Whether code was left plain because the grammar was not loaded for it. */
  readonly isLacking: boolean;
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
 * classes shared by all pages rather than a style attribute on every token. Code that an earlier report has shown is not
 * looked at again: that takes a second for ten chapters, and loading the grammar another 150 ms.
 *
 * @param sources all code that will be shown, as far as it is known: where all of it has been shown before, the grammar is not loaded;
 *   default any code.
 * @param keptIn the folder of what earlier reports have shown; default that of this installation.
 */
export async function createHighlighter(sources?: readonly string[], keptIn?: string): Promise<Highlighter> {
  const known = new KeptColours(keptIn);
  const isKnown = (source: string): boolean => !isColoured(source, "typescript") || known.has(source);
  const coloured = sources?.every(isKnown) === true ? undefined : await (grammar ??= loadGrammar());
  const classes = new Map<string, string>();
  let watching = new Set<string>();
  let isLacking = false;
  const classOf = (colours: string): string => {
    watching.add(colours);
    const name = classes.get(colours) ?? className(colours);
    classes.set(colours, name);
    return name;
  };
  return {
    code(source, language) {
      if (!isColoured(source, language)) return html`${source}`;
      if (coloured === undefined && !known.has(source)) {
        isLacking = true;
        return html`${source}`;
      }
      return html`${known
        .of(source, coloured)
        .map(([text, colours]) =>
          colours === undefined ? text : html`<span class="${classOf(colours)}">${text}</span>`,
        )}`;
    },
    watched(work) {
      watching = new Set();
      const result = work();
      return [result, [...watching]];
    },
    keep: () => {
      known.keep();
    },
    style: (others = []) => [...new Set([...classes.keys(), ...others])].sort().map(ruleOf).join("\n"),
    get isLacking() {
      return isLacking;
    },
  };
}

function isColoured(source: string, language: string): boolean {
  return TYPESCRIPT.has(language) && source.length <= LONGEST;
}

/** The name depends on the colours alone: a chapter has the same classes whatever is in the others. */
function className(colours: string): string {
  return `k${digestOf(colours).slice(0, 8)}`;
}

function ruleOf(colours: string): string {
  return `.${className(colours)}{color:light-dark(${colours})}`;
}

/** Loaded once by a process. */
let grammar: ReturnType<typeof loadGrammar> | undefined;

async function loadGrammar(): Promise<(source: string) => readonly Piece[]> {
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
  const plain = [themes.light, themes.dark].map((theme) => shiki.getTheme(theme).fg.toLowerCase());
  return (source) =>
    shiki.codeToTokensWithThemes(source, { lang: "typescript", themes, ...LIMITS }).flatMap((tokens, i) => [
      ...(i > 0 ? [["\n"] as const] : []),
      ...tokens.map(({ content, variants }): Piece => {
        const colours = [variants["light"]?.color ?? "", variants["dark"]?.color ?? ""];
        const bare =
          content.trim() === "" || colours.every((c, at) => c === "" || c.toLowerCase() === plain[at]);
        return bare ? [content] : [content, colours.join(",")];
      }),
    ]);
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

  has(source: string): boolean {
    return this.#asked.has(source) || Object.hasOwn(this.#before, source);
  }

  /** @param make works them out; without it they must be there. */
  of(source: string, make: (source: string) => readonly Piece[] = () => []): readonly Piece[] {
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
