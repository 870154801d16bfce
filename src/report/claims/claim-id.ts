/** The id of a claim: notebook, cell and the claim's place among those of the cell, from 1. */
export function claimId(notebook: string, cell: string, number: number): string {
  return `${notebook}#${cell}:${number}`;
}
