import { columnOfTyped } from "../../customers/column-of-typed";
import type { CustomerBase } from "../../customers/customer-base";
import type { ColumnOverride } from "../../customers/typing/typed-column";
import type { TypedTable } from "../../customers/typing/typed-table";
import {
  columnDescription,
  DEFAULT_DESCRIPTION,
  type StudyDescription,
} from "../../study/description/study-description";
import { titleOfFile } from "../../study/description/title-of-file";
import { ownValue } from "../../text/own-value";

/**
 * What `study.yaml` says of a table that a reader of the live page dropped, with the reader's word on its columns.
 *
 * @param name of the file, which is to lie in the folder of `study.yaml`.
 */
export function describeOwn(
  name: string,
  typed: TypedTable,
  base: CustomerBase,
  overrides: Readonly<Record<string, ColumnOverride>>,
): StudyDescription {
  const described = typed.columns.map((column) => {
    const { levels, ...draft } = columnOfTyped(column, ownValue(overrides, column.name));
    return [column.name, columnDescription({ ...draft, order: levels ?? null })] as const;
  });
  return Object.freeze({
    ...DEFAULT_DESCRIPTION,
    title: titleOfFile(name),
    customers: Object.freeze([name]),
    value: base.value,
    columns: Object.freeze(Object.fromEntries(described)),
  });
}
