const KEY = Symbol.for("champo tests, made once");
const made = ((globalThis as Record<symbol, unknown>)[KEY] ??= new Map()) as Map<string, unknown>;

/** What `make` returns, made once per worker although each test file loads its modules again. For frozen or untouched values only. */
export function once<T>(key: string, make: () => T): T {
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as T;
}
