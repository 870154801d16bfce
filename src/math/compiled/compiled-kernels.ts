import { kernelBytes } from "./kernel-bytes";
import type { KernelFunctions } from "./kernel-functions";

/** The compiled kernels with a memory of their own, for one job at a time. */
export interface CompiledKernels {
  readonly run: KernelFunctions;
  /** The arrays that were asked for, in the order asked, all zero. */
  readonly numbers: readonly Float64Array[];
  readonly integers: readonly Int32Array[];
  /** To be called when the job is done: the arrays are then another job's. What is never given back is collected. */
  readonly giveBack: () => void;
}

interface Instance {
  readonly run: KernelFunctions;
  readonly memory: WebAssembly.Memory;
}

/** The memory of a module only grows: one with more bytes than this is not kept for another job. */
const KEPT_BYTES = 1 << 26;

/** Memories that wait for a job; more than a few jobs at a time there never are. */
const MOST_WAITING = 4;

const PAGE = 1 << 16;

let compiled: WebAssembly.Module | null | undefined;
const waiting: Instance[] = [];

/**
 * Arrays in the memory of the compiled kernels, or null where kernels cannot be compiled (no WebAssembly, no SIMD, not
 * allowed in a page, not enough memory, or built without the compiler): then the plain kernels do the same, bit by bit.
 *
 * @param numbers the lengths of the arrays of numbers. @param integers those of the arrays of whole numbers.
 */
export function compiledKernels(
  numbers: readonly number[],
  integers: readonly number[] = [],
): CompiledKernels | null {
  const instance = takeInstance();
  if (instance === null) return null;
  // The first page stays empty, so that no array has the address 0.
  let bytes = PAGE;
  const place = (length: number, width: number): number => {
    const at = bytes;
    bytes += Math.ceil((length * width) / 16) * 16;
    return at;
  };
  const numbersAt = numbers.map((length) => place(length, 8));
  const integersAt = integers.map((length) => place(length, 4));
  const { run, memory } = instance;
  const used = memory.buffer.byteLength;
  if (!growTo(memory, bytes)) return null;
  // What has just been added is zero.
  if (used > PAGE) new Uint8Array(memory.buffer, PAGE, Math.min(used, bytes) - PAGE).fill(0);
  return {
    run,
    numbers: numbersAt.map((at, i) => new Float64Array(memory.buffer, at, numbers[i])),
    integers: integersAt.map((at, i) => new Int32Array(memory.buffer, at, integers[i])),
    giveBack: () => {
      if (memory.buffer.byteLength <= KEPT_BYTES && waiting.length < MOST_WAITING) waiting.push(instance);
    },
  };
}

function takeInstance(): Instance | null {
  if (typeof WebAssembly === "undefined") return null;
  const kept = waiting.pop();
  if (kept) return kept;
  if (compiled === undefined) compiled = compile();
  if (compiled === null) return null;
  const { exports } = new WebAssembly.Instance(compiled);
  return { run: exports as unknown as KernelFunctions, memory: exports["memory"] as WebAssembly.Memory };
}

function compile(): WebAssembly.Module | null {
  const bytes = Uint8Array.from(atob(kernelBytes), (letter) => letter.charCodeAt(0));
  if (!WebAssembly.validate(bytes)) return null;
  try {
    return new WebAssembly.Module(bytes);
  } catch (error) {
    // A page's policy may allow scripts but no compiling; Safari has another error for that.
    if (error instanceof WebAssembly.CompileError || error instanceof EvalError) return null;
    throw error;
  }
}

function growTo(memory: WebAssembly.Memory, bytes: number): boolean {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
  if (missing <= 0) return true;
  try {
    memory.grow(missing);
    return true;
  } catch (error) {
    // 4 GB is all that a module may have, and a machine may have less.
    if (error instanceof RangeError) return false;
    throw error;
  }
}
