/** Returns the exit code: 0 when lib/ is up to date and free of type errors. */
export function build(): number;
