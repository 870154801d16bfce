/** What the process of DuckDB is asked. */
export type ChildQuestion =
  | {
      readonly kind: "open";
      /** The package, which may not be installed. */
      readonly package: string;
      readonly file: string;
      readonly options: Readonly<Record<string, string>>;
      /** Statements that come before any question. */
      readonly first: readonly string[];
    }
  | { readonly kind: "ask"; readonly statement: string };

/** What it answers. */
export type ChildMessage =
  | { readonly kind: "part"; readonly columns: readonly (Float64Array | (string | null)[])[] }
  /** How far a statement has come, in percent. */
  | { readonly kind: "progress"; readonly percent: number }
  | { readonly kind: "end" }
  | { readonly kind: "failed"; readonly message: string; readonly code?: string };
