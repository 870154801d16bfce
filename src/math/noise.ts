/** The label of a row that belongs to no cluster: what density methods give and every check understands. */
export const NOISE = -1;
