import { InputError } from "../../core/input-error";

/** @param where the option that names it. @throws InputError for a name that is none of a table. */
export function requireTableName(where: string, table: string): void {
  const parts = table.split(".");
  if (parts.length <= 2 && parts.every((part) => part !== "")) return;
  throw new InputError({
    where,
    what: `"${table}"`,
    legal: "the name of a table, with its database before a point, such as shop.segments",
  });
}
