import path from "node:path";
import type { FeatureMatrix } from "../customers/recipe/apply-recipe";
import { customerFeatures, type FeatureOptions } from "../customers/recipe/customer-features";
import { customerTable, type CustomerTable } from "../customers/customer-table";
import { InputError } from "../core/input-error";
import { readOrBorrow } from "../cases/champo/workbook/checked-workbook";
import { findWorkbook } from "../cases/champo/workbook/find";
import type { Problem } from "../tables/problems";
import { requireWorkbook } from "../cases/champo/workbook/require-workbook";
import type { Workbook } from "../cases/champo/workbook/tables";

/** What every notebook starts from. */
export interface Study {
  readonly workbook: Workbook;
  /** One record per customer: what may be clustered. */
  readonly customers: CustomerTable;
  /** What the workbook check found worth a warning; errors never get this far. */
  readonly warnings: readonly Problem[];
  /** The seed of everything random in the study. */
  readonly seed: number;
  /** The folder that results (such as segments.json) are written to. */
  readonly outputFolder: string;
}

/** Where a study takes its workbook from and puts its results; `champo run` passes these to the notebooks. */
export interface StudySettings {
  /** A workbook; default the user's own in data/, else the synthetic one. */
  readonly data?: string;
  readonly seed: number;
  readonly outputFolder: string;
}

/** The project's folder: this file is compiled to lib/. */
export const PROJECT_FOLDER = path.join(__dirname, "..", "..");

/** The seed of a study that names none. */
export const DEFAULT_SEED = 7;

/** How settings travel to the notebooks' kernels: as environment variables. */
export function settingsToEnvironment(settings: StudySettings): Record<string, string> {
  return {
    ...(settings.data === undefined ? {} : { CHAMPO_DATA: path.resolve(settings.data) }),
    CHAMPO_SEED: String(settings.seed),
    CHAMPO_OUT: path.resolve(settings.outputFolder),
  };
}

/** The settings of this process, from its environment; each has a default, so a notebook runs by itself too. */
export function settingsFromEnvironment(env: NodeJS.ProcessEnv = process.env): StudySettings {
  const { CHAMPO_DATA: data, CHAMPO_SEED: seed, CHAMPO_OUT: outputFolder = PROJECT_FOLDER } = env;
  return {
    ...(data === undefined || data === "" ? {} : { data }),
    seed:
      seed === undefined || seed === "" ? DEFAULT_SEED : wholeSeed(seed, "environment variable CHAMPO_SEED"),
    outputFolder,
  };
}

/** Reads a seed as a user types it. */
export function wholeSeed(text: string, where: string): number {
  const seed = Number(text);
  if (/^\d+$/.test(text) && seed <= 0xffffffff) return seed;
  throw new InputError({ where, what: `"${text}"`, legal: "a whole number from 0 to 4294967295" });
}

/**
 * Reads and checks the workbook and sums it up to one record per customer.
 *
 * @param own Settings that go before those of the environment. `data` is a path, from the project's folder where it is
 *   relative; "" names none.
 * @throws InputError with the full report of problems when the workbook cannot be used, or for a seed out of range.
 * @example const study = await loadStudy({ seed: 11 });
 */
export async function loadStudy(own: Partial<StudySettings> = {}): Promise<Study> {
  const around = settingsFromEnvironment();
  const data =
    own.data === undefined || own.data === "" ? around.data : path.resolve(PROJECT_FOLDER, own.data);
  const settings = {
    seed: own.seed === undefined ? around.seed : wholeSeed(String(own.seed), "loadStudy(seed)"),
    outputFolder: own.outputFolder ?? around.outputFolder,
  };
  const file = findWorkbook({
    ...(data === undefined ? {} : { data }),
    dataFolder: path.join(PROJECT_FOLDER, "data"),
  });
  const check = await readOrBorrow(file);
  const workbook = requireWorkbook(check);
  return Object.freeze({
    workbook,
    customers: customerTable(workbook),
    warnings: check.warnings,
    seed: settings.seed,
    outputFolder: settings.outputFolder,
  });
}

/**
 * How the study turns customers into features, reasoned before any clustering: measures of size on a log scale,
 * since they span several powers of ten; the mix as shares, since what is bought is another question than how
 * much; volume once, since revenue, pieces and area tell the same; size and mix with equal weight, since
 * otherwise seven shares would outvote two measures.
 */
export const STUDY_FEATURES: FeatureOptions = Object.freeze({
  transform: "log",
  mix: "share",
  scale: "standard",
  weight: "blocks",
});

/**
 * The fewest customers the study can segment: up to eight groups are tried, and the checks split the customers into
 * halves, in which each group must still be able to have a member.
 */
export const LEAST_CUSTOMERS = 16;

/** @throws InputError where the study has too few customers to be segmented. */
export function requireEnoughCustomers(customers: number): void {
  if (customers >= LEAST_CUSTOMERS) return;
  throw new InputError({
    where: "customers of the workbook",
    what: String(customers),
    legal: `at least ${LEAST_CUSTOMERS} for a study of segments`,
    remedy: "Fewer are read one by one: notebook 01 (champo run --only 01) takes any number",
  });
}

/**
 * The one matrix that every method of the study clusters and every check scores.
 *
 * @throws InputError for fewer than `LEAST_CUSTOMERS` customers.
 */
export function studyFeatures(study: Study): FeatureMatrix {
  requireEnoughCustomers(study.customers.records.length);
  return customerFeatures(study.customers, STUDY_FEATURES);
}
