const made = new Map<string, unknown>();

/**
 * What `make` returns, made once for all test files of a worker: the unit lane loads each module once per worker. For values
 * that are frozen or left as they are.
 */
export function once<T>(key: string, make: () => T): T {
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as T;
}
