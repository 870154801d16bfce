/** A technical term that the report explains where it occurs. */
export interface GlossaryTerm {
  /** As it is written within a sentence: lower-case unless it is a name or an abbreviation. */
  readonly term: string;
  /** Other forms of it that occur; a plural in -s is found by itself. */
  readonly also?: readonly string[];
  /** One or two sentences. */
  readonly definition: string;
  /** Range and direction, where it is a number: `-1 to 1; higher is better`. */
  readonly scale?: string;
  /** Key of the publication that introduced it. */
  readonly source?: string;
}
