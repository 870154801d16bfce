/** A cell's output, as Jupyter's messages carry it. */
export interface ShownValue {
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What happened to the variables of the cells when the library was loaded again. */
export interface Reloaded {
  /** Files of the library that are new. */
  readonly changed: readonly string[];
  /** Variables that now hold the new library's functions. */
  readonly renewed: readonly string[];
  /** Variables that hold what the old library made. */
  readonly stale: readonly string[];
  /** Imported names that the new library no longer has. */
  readonly gone: readonly string[];
}

/**
 * Where a kernel and the library it runs meet: the library says how to show a value, the kernel how to load the library
 * again. The two are loaded separately, so they meet in the process and not by an import.
 */
export interface KernelHooks {
  /** Set by the library: the value of a cell's last line in a form to look at; undefined to print it. */
  show?: (value: unknown) => ShownValue | undefined;
  /** Set by the kernel. */
  reload?: () => Reloaded;
}

const PLACE: unique symbol = Symbol.for("champo.kernel") as never;

/** The hooks of this process. */
export function kernelHooks(): KernelHooks {
  const holder = globalThis as { [PLACE]?: KernelHooks };
  return (holder[PLACE] ??= {});
}
