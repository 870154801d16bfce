/**
 * A value under a name from data: a column may be called `constructor` or `__proto__`, which every record seems to have.
 *
 * @example ownValue({ age: 1 }, "constructor") // undefined
 */
export function ownValue<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
