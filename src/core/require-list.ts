import { InputError } from "./input-error";

/** Checks an argument that is a list of any kind. @throws InputError when it has no length. */
export function requireList(value: unknown, where: string): void {
  if (
    typeof value === "object" &&
    value !== null &&
    Number.isInteger((value as { length?: unknown }).length)
  ) {
    return;
  }
  throw new InputError({ where, what: String(value), legal: "a list" });
}
