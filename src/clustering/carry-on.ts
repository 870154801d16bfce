/** What a run of EM came to. */
interface Run {
  readonly iterations: number;
  readonly converged: boolean;
  /** The log-likelihood after each iteration. */
  readonly path: readonly number[];
}

/**
 * Carries on the runs that have neither converged nor used up `most` iterations; what they took before is counted in.
 *
 * @param goOn the further runs of those that are not over, in their order.
 */
export function carryOn<Each extends Run>(
  runs: readonly Each[],
  most: number,
  goOn: (open: readonly Each[]) => readonly Each[],
): Each[] {
  const isOver = ({ converged, iterations }: Run): boolean => converged || iterations >= most;
  const rests = goOn(runs.filter((run) => !isOver(run)))[Symbol.iterator]();
  return runs.map((run) => {
    if (isOver(run)) return run;
    const rest = rests.next().value!;
    return { ...rest, iterations: run.iterations + rest.iterations, path: [...run.path, ...rest.path] };
  });
}
