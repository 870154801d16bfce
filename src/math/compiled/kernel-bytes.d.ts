/** The compiled kernels in base 64: `scripts/build.mjs` writes them from `kernels/`; empty where the compiler is not installed. */
export declare const kernelBytes: string;
