import { InputError } from "./input-error";

/** Checks an argument that is called later. @throws InputError when it is no function. */
export function requireFunction(value: unknown, where: string): void {
  if (typeof value === "function") return;
  throw new InputError({ where, what: String(value), legal: "a function" });
}
