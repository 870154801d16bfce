import type { PaperBlock, PaperSection } from "./paper";
import type { SourcedText } from "./sourced-text";

/** A slide of what is there; none where nothing is. */
export function slide(
  id: string,
  title: string,
  parts: readonly (SourcedText | PaperBlock | undefined)[],
): PaperSection | undefined {
  const blocks = parts
    .filter((part) => part !== undefined)
    .map((part): PaperBlock => ("kind" in part ? part : { kind: "text", text: part }));
  return blocks.length === 0 ? undefined : { id, title, width: "whole", blocks };
}
