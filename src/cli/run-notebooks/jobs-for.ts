import os from "node:os";
import { MOST_AT_ONCE } from "../../notebook/run/run";

const GIGABYTE = 1e9;
/** Memory of a process before it holds customers, and of each customer in it (measured, `docs/scale.md`). */
const PROCESS = 0.5 * GIGABYTE;
const CUSTOMER = 1_600;

/**
 * How many notebooks of a study run at the same time: one for each core, up to four, and not more than memory holds. Each holds
 * all customers, and so does the program that runs them.
 *
 * @param memory of the machine, in bytes, or of the part of it that this process may use.
 */
export function jobsFor(
  customers: number,
  memory: number = memoryHere(),
  cores: number = os.availableParallelism(),
): number {
  const each = PROCESS + customers * CUSTOMER;
  return Math.max(1, Math.min(cores, MOST_AT_ONCE, Math.floor(memory / each) - 1));
}

function memoryHere(): number {
  const most = process.constrainedMemory();
  return most > 0 ? Math.min(most, os.totalmem()) : os.totalmem();
}
