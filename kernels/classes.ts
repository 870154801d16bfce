// A pass of EM over the rows of latent classes, block by block: the plain functions of
// src/clustering/latent-class/kernels/plain-pass.ts. Classes are innermost, and an even number of them: one more, which nobody
// is in, where there is an odd number.
import { exponentialOf } from "./exponential";
import { logarithmOf } from "./logarithm";
import { at } from "./tiles";

/** Products of probabilities below this may have lost digits. */
const SMALL: f64 = 1e-250;

/** Classes, and the bytes of a number for each of them. */
let k: i32, row: usize;
/** Columns that are discrete, normal, and normal or counts; columns of the membership model, 0 without one. */
let discrete: i32, normals: i32, numeric: i32, predictors: i32;
/** The rows: for each discrete column how many bytes the level lies after the first; numbers, NaN where missing. */
let levels: usize, numbers: usize, covariates: usize, constants: usize, weights: usize;
/** The parameters. */
let membership: usize, probabilities: usize, centers: usize, factors: usize, offsets: usize;
/** Of the rows of a block: the share of each class, their sum before they sum to 1, the log-likelihood; room for a row. */
let shares: usize, totals: usize, logs: usize, room: usize;
/** The sums: by class, by level, and of each number the weight, the sum and the sum of squares. */
let classes: usize, slots: usize, known: usize, first: usize, second: usize;

/** Says which memory the functions below work on: addresses, after six counts. */
export function useClasses(
  ofClasses: i32,
  ofDiscrete: i32,
  ofNormals: i32,
  ofNumeric: i32,
  ofPredictors: i32,
  addresses: usize,
): void {
  k = ofClasses;
  row = (<usize>((k + 1) & ~1)) << 3;
  discrete = ofDiscrete;
  normals = ofNormals;
  numeric = ofNumeric;
  predictors = ofPredictors;
  constants = address(addresses, 0);
  weights = address(addresses, 1);
  numbers = address(addresses, 2);
  covariates = address(addresses, 3);
  membership = address(addresses, 4);
  probabilities = address(addresses, 5);
  centers = address(addresses, 6);
  factors = address(addresses, 7);
  offsets = address(addresses, 8);
  classes = address(addresses, 9);
  slots = address(addresses, 10);
  known = address(addresses, 11);
  first = address(addresses, 12);
  second = address(addresses, 13);
  shares = address(addresses, 14);
  totals = address(addresses, 15);
  logs = address(addresses, 16);
  room = address(addresses, 17);
  levels = address(addresses, 18);
}

function address(list: usize, index: i32): usize {
  return <usize>load<u32>(list + ((<usize>index) << 2));
}

/**
 * Writes the shares, their sums and the logarithms taken out of them of the rows from … to - 1. Returns how many rows have a sum
 * so small that they have to be worked out in logarithms: their shares are the caller's, with the sum 1.
 */
export function weighClasses(from: i32, to: i32): i32 {
  let small = 0;
  let share = shares;
  for (let i = from, r = 0; i < to; i++, r++, share += row) {
    if (predictors === 0) memory.copy(share, membership, row);
    else shareByCovariates(i, share);
    let lifted = load<f64>(at(constants, i));
    if (numeric > 0) lifted += multiplyDensities(i, share);
    const total = multiplyLevels(i, share);
    store<f64>(at(logs, r), lifted);
    store<f64>(at(totals, r), total);
    if (!(total > SMALL)) small++;
  }
  return small;
}

/**
 * Brings the shares of the rows from … to - 1 to a sum of 1, works out their log-likelihoods, and adds both, times the weights, to
 * the sums and to `logLikelihood`, which is returned. `summed` says whether shares are added at all.
 */
export function addClasses(from: i32, to: i32, summed: bool, logLikelihood: f64): f64 {
  const rows = to - from;
  for (let r = 0; r < rows; r += 2) {
    const log = at(logs, r);
    v128.store(log, f64x2.add(v128.load(log), logarithmOf(v128.load(at(totals, r)))));
  }
  let share = shares;
  for (let i = from, r = 0; i < to; i++, r++, share += row) {
    const total = v128.load_splat<f64>(at(totals, r));
    const weight = load<f64>(at(weights, i));
    logLikelihood += weight * load<f64>(at(logs, r));
    const own = f64x2.splat(weight);
    for (let c: usize = 0; c < row; c += 16) {
      const scaled = f64x2.div(v128.load(share + c), total);
      v128.store(share + c, scaled);
      if (!summed) continue;
      const weighted = f64x2.mul(scaled, own);
      v128.store(room + c, weighted);
      v128.store(classes + c, f64x2.add(v128.load(classes + c), weighted));
    }
    if (!summed) continue;
    addLevels(i);
    if (numeric > 0) addNumbers(i);
  }
  return logLikelihood;
}

/** `membershipShares`: the softmax of k linear functions. */
function shareByCovariates(i: i32, share: usize): void {
  const x = at(covariates, i * predictors);
  let coefficient = membership;
  let largest: f64 = -Infinity;
  for (let c = 0; c < k; c++) {
    let sum: f64 = 0;
    for (let j = 0; j < predictors; j++, coefficient += 8)
      sum += load<f64>(coefficient) * load<f64>(at(x, j));
    store<f64>(at(share, c), sum);
    if (sum > largest) largest = sum;
  }
  if (k & 1) store<f64>(at(share, k), -Infinity);
  exponentials(share, share, largest);
  let sum: f64 = 0;
  for (let c = 0; c < k; c++) sum += load<f64>(at(share, c));
  const total = f64x2.splat(sum);
  for (let c: usize = 0; c < row; c += 16) v128.store(share + c, f64x2.div(v128.load(share + c), total));
}

/** Writes e^(value - largest) of all classes. */
function exponentials(values: usize, to: usize, largest: f64): void {
  const off = f64x2.splat(largest);
  for (let c: usize = 0; c < row; c += 16) {
    v128.store(to + c, exponentialOf(f64x2.sub(v128.load(values + c), off)));
  }
}

/** Multiplies the shares by the densities of a row's numbers, the largest taken out; returns its logarithm. */
function multiplyDensities(i: i32, share: usize): f64 {
  const x = at(numbers, i * numeric);
  for (let c: usize = 0; c < row; c += 16) {
    let sum = f64x2.splat(0);
    let to = c;
    for (let j = 0; j < numeric; j++, to += row) {
      const value = load<f64>(at(x, j));
      if (value !== value) continue;
      sum = f64x2.add(sum, j < normals ? logOfNormal(value, to) : logOfCount(value, to));
    }
    v128.store(room + c, sum);
  }
  let largest: f64 = -Infinity;
  for (let c = 0; c < k; c++) {
    const sum = load<f64>(at(room, c));
    if (sum > largest && load<f64>(at(share, c)) > 0) largest = sum;
  }
  if (largest === -Infinity) largest = 0;
  exponentials(room, room, largest);
  for (let c: usize = 0; c < row; c += 16) {
    v128.store(share + c, f64x2.mul(v128.load(share + c), v128.load(room + c)));
  }
  return largest;
}

function logOfNormal(value: f64, to: usize): v128 {
  const off = f64x2.sub(f64x2.splat(value), v128.load(centers + to));
  return f64x2.sub(v128.load(offsets + to), f64x2.mul(f64x2.mul(off, off), v128.load(factors + to)));
}

/** A rate of 0 has ln rate -Infinity, which 0 times must leave at 0. */
function logOfCount(value: f64, to: usize): v128 {
  const own = value === 0 ? f64x2.splat(0) : f64x2.mul(f64x2.splat(value), v128.load(factors + to));
  return f64x2.add(v128.load(offsets + to), own);
}

/** `multiplyLevels`: four classes at a time, then two; returns the sum of the shares. */
function multiplyLevels(i: i32, share: usize): f64 {
  const start = levels + ((<usize>(i * discrete)) << 2);
  const end = start + ((<usize>discrete) << 2);
  let c: usize = 0;
  for (; c + 32 <= row; c += 32) {
    let one = v128.load(share + c),
      two = v128.load(share + c, 16);
    const base = probabilities + c;
    for (let level = start; level < end; level += 4) {
      const own = base + <usize>load<u32>(level);
      one = f64x2.mul(one, v128.load(own));
      two = f64x2.mul(two, v128.load(own, 16));
    }
    v128.store(share + c, one);
    v128.store(share + c, two, 16);
  }
  if (c < row) {
    let one = v128.load(share + c);
    const base = probabilities + c;
    for (let level = start; level < end; level += 4) {
      one = f64x2.mul(one, v128.load(base + <usize>load<u32>(level)));
    }
    v128.store(share + c, one);
  }
  return sumInFours(share);
}

/** The sum of the shares, in the order of the plain kernel: four classes are added up before the rest, then two. */
function sumInFours(share: usize): f64 {
  let total: f64 = 0;
  let c = 0;
  for (; c + 4 <= k; c += 4, share += 32) {
    total += load<f64>(share) + load<f64>(share, 8) + load<f64>(share, 16) + load<f64>(share, 24);
  }
  if (c + 2 <= k) {
    total += load<f64>(share) + load<f64>(share, 8);
    share += 16;
  }
  return k & 1 ? total + load<f64>(share) : total;
}

/** Adds a row's shares to the sums of its levels. */
function addLevels(i: i32): void {
  const start = levels + ((<usize>(i * discrete)) << 2);
  const end = start + ((<usize>discrete) << 2);
  let c: usize = 0;
  for (; c + 32 <= row; c += 32) {
    const one = v128.load(room + c),
      two = v128.load(room + c, 16);
    const base = slots + c;
    for (let level = start; level < end; level += 4) {
      const to = base + <usize>load<u32>(level);
      v128.store(to, f64x2.add(v128.load(to), one));
      v128.store(to, f64x2.add(v128.load(to, 16), two), 16);
    }
  }
  if (c === row) return;
  const one = v128.load(room + c);
  const base = slots + c;
  for (let level = start; level < end; level += 4) {
    const to = base + <usize>load<u32>(level);
    v128.store(to, f64x2.add(v128.load(to), one));
  }
}

function addNumbers(i: i32): void {
  const x = at(numbers, i * numeric);
  for (let j = 0, to: usize = 0; j < numeric; j++, to += row) {
    const value = load<f64>(at(x, j));
    if (value !== value) continue;
    const own = f64x2.splat(value);
    for (let c: usize = 0; c < row; c += 16) {
      const share = v128.load(room + c);
      const product = f64x2.mul(share, own);
      add(known + to + c, share);
      add(first + to + c, product);
      add(second + to + c, f64x2.mul(product, own));
    }
  }
}

function add(to: usize, more: v128): void {
  v128.store(to, f64x2.add(v128.load(to), more));
}
