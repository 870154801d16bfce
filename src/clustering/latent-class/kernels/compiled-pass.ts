import { compiledKernels } from "../../../math/compiled/compiled-kernels";
import type { EncodedRows, Layout } from "../encoded-rows";
import type { Parameters, Sums } from "./parameters";
import {
  densityConstants,
  sharesByLogs,
  SMALL,
  type DensityConstants,
  type Passes,
  type PassOutput,
} from "./plain-pass";

/** Rows of a block: their shares stay in the nearest cache. */
const BLOCK = 256;

/** Passes by the compiled kernels, or null where there are none. */
export function compiledPasses(
  layout: Layout,
  rows: EncodedRows,
  weights: Float64Array | null,
): Passes | null {
  const room = roomFor(layout, rows, weights);
  if (room === null) return null;
  return {
    pass: (from, output) => {
      const densities = densityConstants(layout, from);
      layParameters(layout, from, densities, room);
      let logLikelihood = 0;
      for (let start = 0; start < rows.count; start += BLOCK) {
        const end = Math.min(rows.count, start + BLOCK);
        const small = room.run.weighClasses(start, end);
        if (small > 0) workOutSmall(layout, rows, start, end, from, densities, room);
        logLikelihood = room.run.addClasses(start, end, Number(output.sums !== undefined), logLikelihood);
        takeBlock(layout, start, end, room, output);
      }
      if (output.sums !== undefined) takeSums(layout, room, output.sums);
      return logLikelihood;
    },
    end: room.giveBack,
  };
}

type Room = NonNullable<ReturnType<typeof roomFor>>;

/** The rows in the memory of the kernels, and room for what a pass reads and writes. An odd k has one more class there, which nobody is in. */
function roomFor(layout: Layout, rows: EncodedRows, ofRows: Float64Array | null) {
  const { k, discrete, normal, count, firstSlot, predictors } = layout;
  const wide = k + (k % 2);
  const numeric = normal.length + count.length;
  const [ofLevels, ofNumbers] = [firstSlot[discrete.length] * wide, numeric * wide];
  const lengths = [
    ...[rows.count, rows.count, rows.numbers.length, rows.predictors.length],
    ...[predictors > 0 ? k * predictors : wide, ofLevels, ofNumbers, ofNumbers, ofNumbers],
    ...[wide, ofLevels, ofNumbers, ofNumbers, ofNumbers],
    ...[BLOCK * wide, BLOCK, BLOCK, wide],
  ];
  const compiled = compiledKernels(lengths, [rows.slots.length, lengths.length + 1]);
  if (compiled === null) return null;
  const { run, numbers, integers, giveBack } = compiled;
  const [constants, weights, values, covariates, membership, probabilities, ...others] = numbers;
  const [centers, factors, offsets, classes, slots, known, first, second, shares, totals, logs] = others;
  const [levels, addresses] = integers;
  constants.set(rows.constants);
  if (ofRows === null) weights.fill(1);
  else weights.set(ofRows);
  values.set(rows.numbers);
  covariates.set(rows.predictors);
  for (let at = 0; at < levels.length; at++) levels[at] = rows.slots[at] * wide * 8;
  [...numbers, levels].forEach(({ byteOffset }, at) => (addresses[at] = byteOffset));
  run.useClasses(k, discrete.length, normal.length, numeric, predictors, addresses.byteOffset);
  const parameters = { membership, probabilities, centers, factors, offsets };
  const sums = { classes, slots, known, first, second };
  return { run, giveBack, wide, weights, ...parameters, sums, shares, totals, logs };
}

function layParameters(
  { k, predictors }: Layout,
  from: Parameters,
  densities: DensityConstants,
  to: Room,
): void {
  if (predictors > 0) to.membership.set(from.membership);
  else widen(from.membership, to.membership, k, 0);
  widen(from.probabilities, to.probabilities, k, 0);
  widen(densities.centers, to.centers, k, 0);
  widen(densities.factors, to.factors, k, 0);
  widen(densities.offsets, to.offsets, k, -Infinity);
  for (const part of Object.values(to.sums)) part.fill(0);
}

/** Rows whose products are too small are worked out as the plain kernel does; the compiled one then finds a sum of 1. */
function workOutSmall(
  layout: Layout,
  rows: EncodedRows,
  start: number,
  end: number,
  from: Parameters,
  densities: DensityConstants,
  { wide, shares, totals, logs }: Room,
): void {
  const share = new Float64Array(layout.k);
  for (let i = start, r = 0; i < end; i++, r++) {
    if (totals[r] > SMALL) continue;
    logs[r] = rows.constants[i] + sharesByLogs(layout, rows, i, from, densities, share);
    shares.set(share, r * wide);
    totals[r] = 1;
  }
}

/** Hands out what a block's rows came to. */
function takeBlock(
  { k, predictors }: Layout,
  start: number,
  end: number,
  { wide, shares, weights, logs }: Room,
  output: PassOutput,
): void {
  output.logs?.set(logs.subarray(0, end - start), start);
  if (output.posteriors !== undefined) narrow(shares, output.posteriors.subarray(start * k, end * k), k);
  if (output.sums === undefined || predictors === 0) return;
  const kept = output.sums.posteriors;
  for (let i = start; i < end; i++) {
    for (let c = 0; c < k; c++) kept[i * k + c] = shares[(i - start) * wide + c] * weights[i];
  }
}

function takeSums({ k }: Layout, { sums }: Room, to: Sums): void {
  narrow(sums.classes, to.classes, k);
  narrow(sums.slots, to.slots, k);
  narrow(sums.known, to.weights, k);
  narrow(sums.first, to.first, k);
  narrow(sums.second, to.second, k);
}

/** Numbers of k classes where an odd k has one more class, whose numbers are `other`. */
function widen(from: Float64Array, to: Float64Array, k: number, other: number): void {
  if (k % 2 === 0) return to.set(from);
  to.fill(other);
  for (let at = 0, a = 0; at < from.length; a++) for (let c = 0; c < k; c++) to[a * (k + 1) + c] = from[at++];
}

/** Takes the further class of an odd k away again; fills all of `to`. */
function narrow(from: Float64Array, to: Float64Array, k: number): void {
  if (k % 2 === 0) return to.set(from.subarray(0, to.length));
  for (let at = 0, a = 0; at < to.length; a++) for (let c = 0; c < k; c++) to[at++] = from[a * (k + 1) + c];
}
