import type { CustomerColumn } from "../customers/column";
import type { CustomerBase } from "../customers/customer-base";
import type { ExportTable } from "../segments/export/export-table";
import type { BootstrapJaccard } from "../validity/stability/bootstrap-jaccard";
import type { InputFile } from "./input-file";
import type { Period } from "./period";
import type { SegmentedStudy } from "./segmented-study";
import type { SegmentsFile } from "./segments-schema";
import type { StudySettings } from "./settings";
import type { Study } from "./study";

/** New customers, ready to be placed in a segmentation. */
export interface CustomersRead {
  readonly base: CustomerBase;
  /** SHA-256 of the file where it is one that a study can be made of; null for a plain table of customers. */
  readonly source: string | null;
  /** Headers that nothing was taken from. */
  readonly unused: readonly string[];
  /** Words of categories that the segmentation has not seen. */
  readonly unknown: readonly string[];
  /** Product types that have no column: taken as not bought. Left out where there can be none. */
  readonly takenAsZero?: readonly string[];
}

/**
 * What a company adds to the study of its customers: how its files are read, and what its exports hold. Its words are in
 * `Study.lexicon`, its descriptors are columns of `Study.base`, and its rules of advice are given to `recommend`. General
 * rooms know this interface and no case.
 */
export interface Case<Of extends Study = Study> {
  /** As `Study.kind` and `segments.json` have it. */
  readonly id: string;
  /** Whether a file is in the case's own format. */
  recognises(file: InputFile): boolean;
  /**
   * Makes a study of a file.
   *
   * @param settings without `data`, the file that the case usually reads.
   * @throws InputError with one report of all problems.
   */
  read(settings: Partial<StudySettings>): Promise<Of>;
  /** Reads customers to be placed in a segmentation of the case. @throws InputError with one report of all problems. */
  readCustomers(file: string, segments: SegmentsFile): Promise<CustomersRead>;
  /** The study of a part of the time; null where the data have no days. */
  ofPeriod(study: Of, period: Period): Of | null;
  /** The tables of an export, the one of customers named `Customers`. */
  exportTables(segmented: SegmentedStudy<Of>, stability: BootstrapJaccard): readonly ExportTable[];
  /** What may be known of somebody before the first order, one value per customer of the study. */
  prospectColumns(study: Of): readonly CustomerColumn[];
  /** What the names of exported files begin with. */
  readonly filePrefix: string;
}
