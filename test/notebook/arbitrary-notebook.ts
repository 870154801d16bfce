import fc from "fast-check";
import type { Cell, Notebook, Output } from "../../src/notebook/document/document";
import { KERNELSPEC } from "../../src/notebook/kernel/kernelspec";

const line = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "// %%",
    "//%% x",
    "// \\%% x",
    "// %% [raw]",
    "// ---",
    "\r",
    "// text",
    '"',
    "*/",
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.replace(/\n/g, "")),
);
const source = fc.array(line, { maxLength: 6 }).map((lines) => lines.join("\n"));
const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const key = fc.oneof(
  fc.constantFrom("id", "padding", "metadata", "attachments", "tags", "\u2028", "kernelspec"),
  fc.string({ maxLength: 5 }).filter((name) => name !== "__proto__"),
);
const metadata = fc.dictionary(key, json, { maxKeys: 3, noNullPrototype: true });
const attachments = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 5 }).filter((name) => name !== "__proto__"),
  fc.record({ "image/png": fc.base64String({ maxLength: 12 }) }),
  { minKeys: 1, maxKeys: 2, noNullPrototype: true },
);
const output: fc.Arbitrary<Output> = fc.oneof(
  fc.record({
    output_type: fc.constant("stream" as const),
    name: fc.constantFrom("stdout" as const, "stderr" as const),
    text: source,
  }),
  fc.record({
    output_type: fc.constant("display_data" as const),
    data: fc.record({ "text/plain": source, "image/png": fc.base64String({ maxLength: 12 }) }),
    metadata,
  }),
);
const cell: fc.Arbitrary<Omit<Cell, "id">> = fc.oneof(
  fc.record({
    cell_type: fc.constant("code" as const),
    metadata,
    source,
    execution_count: fc.option(fc.nat(99)),
    outputs: fc.array(output, { maxLength: 2 }),
  }),
  fc.record(
    { cell_type: fc.constantFrom("markdown" as const, "raw" as const), metadata, source, attachments },
    { requiredKeys: ["cell_type", "metadata", "source"] },
  ),
);

/** Any notebook of format 4.5, with texts that try to pass for something else. */
export const anyNotebook: fc.Arbitrary<Notebook> = fc
  .record({
    cells: fc.uniqueArray(fc.record({ id: fc.stringMatching(/^[a-zA-Z0-9_-]{1,12}$/), cell }), {
      selector: (entry) => entry.id,
      maxLength: 5,
    }),
    metadata,
    kernel: fc.constantFrom<object>(
      {},
      { kernelspec: KERNELSPEC },
      { kernelspec: { ...KERNELSPEC, name: "tslab" }, language_info: { name: "typescript" } },
    ),
  })
  .map(({ cells, metadata: own, kernel }) => ({
    metadata: {
      ...Object.fromEntries(Object.entries(own).filter(([name]) => name !== "kernelspec")),
      ...kernel,
    },
    cells: cells.map((entry) => ({ id: entry.id, ...entry.cell }) as Cell),
    nbformat: 4,
    nbformat_minor: 5,
  }));
