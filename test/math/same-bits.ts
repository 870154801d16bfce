import { expect, vi } from "vitest";

/** Every bit of a result: of numbers in arrays of any type, of -0 and of NaN. */
export function bits(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (ArrayBuffer.isView(each)) {
      return Buffer.from(each.buffer, each.byteOffset, each.byteLength).toString("base64");
    }
    return typeof each === "number" && !Number.isInteger(each) ? bits(Float64Array.of(each)) : each;
  });
}

/** What a job comes to by the plain kernels: where there is no WebAssembly. */
export function plainly<T>(job: () => T): T {
  vi.stubGlobal("WebAssembly", undefined);
  try {
    return job();
  } finally {
    vi.unstubAllGlobals();
  }
}

/** Runs a job with the compiled kernels, and again with the plain ones, which are the reference. */
export function sameBits(job: () => unknown): void {
  expect(bits(job())).toBe(plainly(() => bits(job())));
}
