/** The id of a claim: notebook, cell and the claim's place among those of the cell, from 1. */
export function claimId(notebook: string, cell: string, number: number): string {
  return `${notebook}#${cell}:${number}`;
}

/** The address of a code cell on its page, in the form that JupyterLab follows, too. */
export function cellAddress(page: string, cell: string): string {
  return `${page}#cell-id=${cell}`;
}
