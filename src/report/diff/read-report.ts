import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { InputError } from "../../core/input-error";
import { LEDGER_FILE } from "../claims/ledger-file";
import type { LedgerClaim } from "../claims/ledger";
import type { Json } from "../chapters/figure-payload";
import type { ComparedReport } from "./causes";
import type { RunFacts } from "./run-facts";

/** A figure of a report as its page holds it. */
export interface ReportFigure {
  readonly notebook: string;
  readonly title: string;
  readonly data: readonly Json[];
  readonly layout: Json;
  /** In CSS pixels. */
  readonly height: number;
}

/** A report read back from its folder. */
export interface ReadReport extends ComparedReport {
  readonly figures: readonly ReportFigure[];
}

/**
 * Reads a report back from its folder: the numbers of its prose and what it was made with from `claims.json`, figures from
 * its pages.
 *
 * @throws InputError for a folder without a report, and for a report of an earlier version.
 */
export function readReport(folder: string): ReadReport {
  const file = path.join(folder, LEDGER_FILE);
  const where = `champo diff "${folder}"`;
  if (!existsSync(file)) {
    throw new InputError({
      where,
      what: `no ${LEDGER_FILE}`,
      legal: "the folder of a report",
      remedy: "Give the folder that `champo report` or `champo run` wrote",
    });
  }
  const { claims, run } = JSON.parse(readFileSync(file, "utf8")) as {
    claims: readonly LedgerClaim[];
    run?: RunFacts;
  };
  if (run === undefined) {
    throw new InputError({
      where,
      what: "a report of an earlier version, which does not say what it was made with",
      legal: "a report of this version",
      remedy: "Write it again with `champo report`",
    });
  }
  const there = new Set(readdirSync(folder));
  const pages = Object.keys(run.notebooks).filter((name) => there.has(`${name}.html`));
  return {
    claims,
    facts: run,
    figures: pages.flatMap((name) =>
      figuresOf(name, readFileSync(path.join(folder, `${name}.html`), "utf8")),
    ),
  };
}

/** The figures of a chapter's page: what is drawn is packed in it, titles and heights are in its markup. */
function figuresOf(notebook: string, page: string): ReportFigure[] {
  const content = /<script type="application\/gzip" id="figures">([^<]*)</.exec(page)?.[1];
  if (content === undefined) return [];
  const drawn = JSON.parse(gunzipSync(Buffer.from(content, "base64")).toString()) as readonly {
    readonly id: string;
    readonly data: readonly Json[];
    readonly layout: Json;
  }[];
  return drawn.map(({ id, data, layout }) => {
    const caption = new RegExp(`id="${id.replace(/-plot$/, "")}-caption">[^]*?</span>([^]*?)</figcaption>`);
    const height = new RegExp(`id="${id}"[^>]*?--height:(\\d+)`).exec(page)?.[1];
    return {
      notebook,
      title: textOf(caption.exec(page)?.[1] ?? ""),
      data,
      layout,
      height: Number(height ?? 440),
    };
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

function textOf(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity])
    .replace(/\s+/g, " ")
    .trim();
}
