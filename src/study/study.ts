import { InputError } from "../core/input-error";
import type { CustomerBase } from "../customers/customer-base";
import { customerFeatures, type FeatureMatrix } from "../customers/recipe/apply-recipe";
import type { FeatureOptions } from "../customers/recipe/fit-recipe";
import type { SalesLines } from "../lines/sales-lines";
import { checkedFeatures } from "../segments/choose/checked-features";
import type { ChoiceOptions } from "../segments/choose/choose-segmentation";
import type { OtherDivisionOptions } from "../segments/choose/other-divisions";
import type { StudyDescription } from "./description/study-description";
import type { LinesReading } from "./lines/lines-reading";
import type { Preparation } from "./preparation";
import type { Lexicon } from "../segments/naming/lexicon";
import type { Problem } from "../tables/problems";

/** The case of any customers, as `Study.kind` and `segments.json` have it. */
export const GENERAL = "general";

/** What every notebook starts from: the customers of a company, and how they are compared. */
export interface Study {
  /** Which case reads the data and adds words and chapters of its own: `champo`, or `general` for any other. */
  readonly kind: string;
  /** The name of the file that the customers come from. */
  readonly name: string;
  /** SHA-256 of that file. */
  readonly fingerprint: string;
  /** True where the file says that its customers are invented; left out where files of the case do not say it. */
  readonly synthetic?: boolean;
  /** One row per customer: what may be clustered. */
  readonly base: CustomerBase;
  /** How the customers become the one matrix that every method clusters and every check scores. */
  readonly featureOptions: FeatureOptions;
  /** What the company sold, line by line; null where only the customers are known. */
  readonly lines: SalesLines | null;
  /** What was read of sales lines that stay in an engine; left out where there are none. */
  readonly reading?: LinesReading;
  /** The words that names, personas and rules are written in. */
  readonly lexicon: Lexicon;
  /** What the check of the data found worth a warning; errors never get this far. */
  readonly warnings: readonly Problem[];
  /** The seed of everything random in the study. */
  readonly seed: number;
  /** Where the study is one of a sample of customers (see `sampledStudy`): the study of all of them. */
  readonly whole?: Study;
  /** What was done to the table before; left out where its columns are read as they are. */
  readonly preparation?: Omit<Preparation, "sources">;
  /** What its `study.yaml` says; left out where there is none. */
  readonly description?: StudyDescription;
  /** What the choice of a segmentation has other than usual: the largest number tried, the methods that compete, limits to keep. */
  readonly choice?: Pick<ChoiceOptions, "maxK" | "methods" | "limits">;
  /** Which other divisions of the customers its `study.yaml` asks for; left out where there is none. */
  readonly others?: Omit<OtherDivisionOptions, "seed">;
  /** The folder that results (such as segments.json) are written to. */
  readonly outputFolder: string;
}

/**
 * The fewest customers a study can segment: up to eight groups are tried, and the checks split the customers into
 * halves, in which each group must still be able to have a member.
 */
export const LEAST_CUSTOMERS = 16;

/** @throws InputError where the study has too few customers to be segmented. */
export function requireEnoughCustomers(customers: number): void {
  if (customers >= LEAST_CUSTOMERS) return;
  throw new InputError({
    where: "customers of the study",
    what: String(customers),
    legal: `at least ${LEAST_CUSTOMERS} for a study of segments`,
    remedy: "Fewer are read one by one: notebook 01 (champo run --only 01) takes any number",
  });
}

/**
 * The one matrix that every method of the study clusters and every check scores. That of a sample is the sample's rows of the
 * matrix of all customers: same recipe, same units.
 *
 * @throws InputError for fewer than `LEAST_CUSTOMERS` customers.
 * @example kmeans(studyFeatures(study), { k: 3, seed: study.seed })
 */
export function studyFeatures(
  study: Pick<Study, "base" | "featureOptions"> & Partial<Pick<Study, "whole">>,
): FeatureMatrix {
  requireEnoughCustomers(study.base.customers.length);
  const { whole } = study;
  if (whole !== undefined)
    return checkedFeatures(customerFeatures(whole.base, study.featureOptions), whole.seed);
  return customerFeatures(study.base, study.featureOptions);
}
