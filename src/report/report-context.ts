/** What all pages of a report say of the study. */
export interface ReportContext {
  readonly title: string;
  readonly subtitle: string | undefined;
  /** Where the data comes from, as label and value. */
  readonly provenance: readonly (readonly [label: string, value: string])[];
  /** Whether the provenance says that the data is synthetic. */
  readonly synthetic: boolean;
}
