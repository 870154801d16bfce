import type { Notebook } from "../../notebook/document/document";

/** What a student handed in. */
export interface Submission {
  /** The name of the folder or zip: the student. */
  readonly student: string;
  readonly folder: string;
  /** By name; in place of a notebook, why it cannot be read. */
  readonly notebooks: ReadonlyMap<string, Notebook | string>;
  /** What was done to find them, in words. */
  readonly notes?: readonly string[];
  /** When it was handed in, an ISO date and time; absent where nobody knows. */
  readonly handedIn?: string;
}
