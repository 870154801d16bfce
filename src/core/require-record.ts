import { isRecord } from "./is-record";
import { InputError } from "./input-error";

/** Checks an argument that holds values by name. @throws InputError when it is no object of names and values. */
export function requireRecord(value: unknown, where: string): void {
  if (isRecord(value)) return;
  throw new InputError({ where, what: String(value), legal: "an object of names and values" });
}
