// Sums of distances between rows: `sumWithin` and `sumBetween` of src/validity/scores/silhouette-kernel.ts.
import { at, squared } from "./tiles";

/** The distances between the rows from … to - 1 among themselves, added to `sums`. `four` is room for 4 d numbers. */
export function sumWithin(data: usize, d: i32, from: i32, to: i32, sums: usize, four: usize): void {
  for (let i = from; i < to; i += 4) {
    const end = min(i + 4, to);
    for (let p = i; p < end; p++) sumBetween(data, d, p, p + 1, p + 1, end, sums, sums, four);
    sumBetween(data, d, i, end, end, to, sums, sums, four);
  }
}

/** The distances between rows a … aEnd - 1 and b … bEnd - 1, added to `sums` of the former and `back` of the latter. */
export function sumBetween(
  data: usize,
  d: i32,
  a: i32,
  aEnd: i32,
  b: i32,
  bEnd: i32,
  sums: usize,
  back: usize,
  four: usize,
): void {
  const bytes = (<usize>d) << 3;
  let i = a;
  for (; i + 4 <= aEnd; i += 4) {
    for (let j = 0; j < d; j++) {
      for (let r = 0; r < 4; r++) store<f64>(at(four, 4 * j + r), load<f64>(at(data, (i + r) * d + j)));
    }
    let sum0 = f64x2.splat(0),
      sum1 = sum0;
    let row = at(data, b * d);
    let to = at(back, b);
    for (let j = b; j < bEnd; j++, row += bytes, to += 8) {
      let s0 = f64x2.splat(0),
        s1 = s0;
      let p = row;
      let q = four;
      for (const end = row + (bytes & ~15); p < end; p += 16, q += 64) {
        const y = v128.load_splat<f64>(p);
        const z = v128.load_splat<f64>(p, 8);
        const y0 = f64x2.sub(v128.load(q), y);
        const y1 = f64x2.sub(v128.load(q, 16), y);
        const z0 = f64x2.sub(v128.load(q, 32), z);
        const z1 = f64x2.sub(v128.load(q, 48), z);
        s0 = f64x2.add(s0, f64x2.add(f64x2.mul(y0, y0), f64x2.mul(z0, z0)));
        s1 = f64x2.add(s1, f64x2.add(f64x2.mul(y1, y1), f64x2.mul(z1, z1)));
      }
      if (d & 1) {
        const y = v128.load_splat<f64>(p);
        const y0 = f64x2.sub(v128.load(q), y);
        const y1 = f64x2.sub(v128.load(q, 16), y);
        s0 = f64x2.add(s0, f64x2.mul(y0, y0));
        s1 = f64x2.add(s1, f64x2.mul(y1, y1));
      }
      s0 = f64x2.sqrt(s0);
      s1 = f64x2.sqrt(s1);
      sum0 = f64x2.add(sum0, s0);
      sum1 = f64x2.add(sum1, s1);
      const firstTwo = f64x2.extract_lane(s0, 0) + f64x2.extract_lane(s0, 1);
      const lastTwo = f64x2.extract_lane(s1, 0) + f64x2.extract_lane(s1, 1);
      // In the order of the plain kernel: back[j] + ((s0 + s1) + (s2 + s3)).
      store<f64>(to, load<f64>(to) + (firstTwo + lastTwo));
    }
    const own = at(sums, i);
    v128.store(own, f64x2.add(v128.load(own), sum0));
    v128.store(own, f64x2.add(v128.load(own, 16), sum1), 16);
  }
  for (; i < aEnd; i++) {
    let sum: f64 = 0;
    for (let j = b; j < bEnd; j++) {
      const distance = sqrt(squared(at(data, i * d), at(data, j * d), d));
      sum += distance;
      store<f64>(at(back, j), load<f64>(at(back, j)) + distance);
    }
    store<f64>(at(sums, i), load<f64>(at(sums, i)) + sum);
  }
}
