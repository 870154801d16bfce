import type { LedgerClaim } from "../claims/ledger";
import type { MovedClaim } from "./compare-claims";
import type { RunFacts } from "./run-facts";

/** Something in which two runs differ, and which a number may have moved by. */
export interface Cause {
  readonly kind: "data" | "seed" | "parameter" | "code" | "library";
  /** What it is exactly: `seed 7 -> 8`, `cell cluster`. */
  readonly what: string;
}

/** A report to be compared: its numbers and what it was made with. */
export interface ComparedReport {
  readonly claims: readonly LedgerClaim[];
  readonly facts: RunFacts;
}

/** Lines of the provenance that say when and with what a study was run, not on which data. */
const OF_THE_RUN = new Set(["Seed", "Run", "Report", "Versions"]);
const SEED = "seed";
/** The place of the table: data are compared by their fingerprint. */
const PLACE = "data";

/**
 * What a number may have moved by: every difference between two runs that reaches its cell. Code counts up to the cell
 * itself, and in the notebooks that hand something on to this one.
 */
export function causesOf(
  { notebook, cell }: Pick<MovedClaim, "notebook" | "cell">,
  was: RunFacts,
  is: RunFacts,
): readonly Cause[] {
  const reaching = reachedFrom(notebook, was, is);
  const places = Object.keys({ ...was.provenance, ...is.provenance }).filter((key) => !OF_THE_RUN.has(key));
  const data = places.filter((key) => was.provenance[key] !== is.provenance[key]);
  const parameters = reaching.flatMap((name) => {
    const [a, b] = [was, is].map(({ notebooks }) => notebooks[name]?.parameters ?? {});
    return Object.keys({ ...a, ...b })
      .filter((key) => a[key] !== b[key] && key !== PLACE)
      .map((key) => ({ key, what: `${key} ${a[key] ?? "not there"} -> ${b[key] ?? "not there"}` }));
  });
  const [old, now] = [was, is].map(({ provenance }) => provenance["Seed"]);
  const seeds = [
    ...(old === now ? [] : [`seed ${old ?? "not there"} -> ${now ?? "not there"}`]),
    ...parameters.filter(({ key }) => key === SEED).map(({ what }) => what),
  ];
  const others = parameters.filter(({ key }) => key !== SEED).map(({ what }) => what);
  const code = reaching.flatMap((name) => changedCells(name, name === notebook ? cell : undefined, was, is));
  const versions = was.provenance["Versions"] !== is.provenance["Versions"] || was.library !== is.library;
  return [
    ...cause(
      "data",
      data.map((key) => `${key}: ${was.provenance[key] ?? "none"} -> ${is.provenance[key] ?? "none"}`),
    ),
    ...cause("seed", seeds),
    ...cause("parameter", others),
    ...cause("code", code),
    ...(versions ? [{ kind: "library" as const, what: "the library or its packages" }] : []),
  ];
}

/**
 * Leaves of the possible causes those that reports in between speak for. A report that differs from one of the two in one
 * cause alone decides on it: where the number is the same in both, this cause does nothing.
 */
export function separated(
  moved: MovedClaim,
  causes: readonly Cause[],
  [before, after]: readonly [ComparedReport, ComparedReport],
  between: readonly ComparedReport[],
): readonly Cause[] {
  if (causes.length < 2) return causes;
  const id = (moved.is ?? moved.was)?.id;
  const valueIn = (report: ComparedReport) => {
    const found = report.claims.find((claim) => claim.id === id);
    return found && JSON.stringify([found.value, found.text]);
  };
  const idle = ({ kind }: Cause): boolean =>
    [before, after].some((end) =>
      between.some((report) => {
        const differs = causesOf(moved, end.facts, report.facts);
        return differs.length === 1 && differs[0].kind === kind && valueIn(end) === valueIn(report);
      }),
    );
  const left = causes.filter((each) => !idle(each));
  return left.length === 0 ? causes : left;
}

function cause(kind: Cause["kind"], what: readonly string[]): Cause[] {
  return what.length === 0 ? [] : [{ kind, what: [...new Set(what)].join("; ") }];
}

/** The notebook, and all that hand something on to it. */
function reachedFrom(notebook: string, ...facts: readonly RunFacts[]): string[] {
  const reached = new Set([notebook]);
  for (const name of reached) {
    for (const { notebooks } of facts) for (const each of notebooks[name]?.after ?? []) reached.add(each);
  }
  return [...reached];
}

function changedCells(notebook: string, upTo: string | undefined, was: RunFacts, is: RunFacts): string[] {
  const [a, b] = [was, is].map(({ notebooks }) => {
    const code = notebooks[notebook]?.code ?? [];
    const end = upTo === undefined ? -1 : code.findIndex(([id]) => id === upTo);
    return new Map(end < 0 ? code : code.slice(0, end + 1));
  });
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((id) => a.get(id) !== b.get(id))
    .map((id) => `cell ${id} of ${notebook}`);
}
