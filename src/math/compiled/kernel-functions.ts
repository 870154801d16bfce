/** An array in the memory of the kernels is handed over by its address: its `byteOffset`. */
type Address = number;

/** The functions of `kernels/`, where each has its description and the name of the plain kernel that it equals to the last bit. */
export interface KernelFunctions {
  assignRows(
    n: number,
    d: number,
    k: number,
    data: Address,
    weights: Address,
    centers: Address,
    sums: Address,
    counts: Address,
    members: Address,
    labels: Address,
    upper: Address,
    lower: Address,
    halfGaps: Address,
    room: Address,
  ): number;
  loosenBounds(
    n: number,
    labels: Address,
    upper: Address,
    lower: Address,
    shifts: Address,
    least: Address,
  ): void;
  sumRows(
    n: number,
    d: number,
    data: Address,
    weights: Address,
    sums: Address,
    counts: Address,
    members: Address,
    labels: Address,
  ): void;
  inertia(n: number, d: number, data: Address, weights: Address, centers: Address, labels: Address): number;
  inertias(
    n: number,
    d: number,
    data: Address,
    weights: Address,
    centers: Address,
    labels: Address,
    sums: Address,
  ): void;
  columnSpreads(
    n: number,
    d: number,
    data: Address,
    weights: Address,
    means: Address,
    squares: Address,
  ): number;
  moveRows(
    n: number,
    d: number,
    k: number,
    data: Address,
    weights: Address,
    centers: Address,
    counts: Address,
    members: Address,
    labels: Address,
    upper: Address,
    lower: Address,
    drift: Address,
    room: Address,
  ): number;
  weighFour(
    n: number,
    d: number,
    data: Address,
    weights: Address,
    nearest: Address,
    candidates: Address,
    squares: Address,
    potentials: Address,
  ): void;
  takeCandidate(
    n: number,
    t: number,
    squares: Address,
    weights: Address,
    nearest: Address,
    running: Address,
  ): number;
  sumWithin(data: Address, d: number, from: number, to: number, sums: Address, four: Address): void;
  sumBetween(
    data: Address,
    d: number,
    a: number,
    aEnd: number,
    b: number,
    bEnd: number,
    sums: Address,
    back: Address,
    four: Address,
  ): void;
  layInTiles(n: number, d: number, data: Address, tiles: Address): void;
  distancesOfRows(
    n: number,
    d: number,
    data: Address,
    tiles: Address,
    from: number,
    to: number,
    values: Address,
    room: Address,
  ): void;
  distanceSquare(n: number, d: number, data: Address, tiles: Address, square: Address): void;
  seekCheapest(
    d: number,
    boxes: number,
    tip: number,
    best: number,
    least: number,
    centers: Address,
    sizes: Address,
    inverse: Address,
    start: Address,
    end: Address,
    lower: Address,
    upper: Address,
    largestInverse: Address,
    bounds: Address,
    own: number,
    found: Address,
    sketch: Address,
    slack: number,
  ): number;
  joinByChain(
    n: number,
    complete: number,
    square: Address,
    sizes: Address,
    gone: Address,
    rows: Address,
    chain: Address,
    first: Address,
    second: Address,
    heights: Address,
  ): void;
  joinByCentroids(
    n: number,
    d: number,
    tiles: Address,
    sizes: Address,
    nearest: Address,
    neighbor: Address,
    rows: Address,
    room: Address,
    first: Address,
    second: Address,
    heights: Address,
  ): void;
  costsWith(n: number, square: Address, weights: Address, nearest: Address, sums: Address): void;
  weighRows(
    n: number,
    k: number,
    from: number,
    count: number,
    square: Address,
    weights: Address,
    nearest: Address,
    nearestDistance: Address,
    secondDistance: Address,
    losses: Address,
    changes: Address,
    places: Address,
    values: Address,
  ): void;
  useClasses(
    k: number,
    discrete: number,
    normals: number,
    numeric: number,
    predictors: number,
    addresses: Address,
  ): void;
  weighClasses(from: number, to: number): number;
  addClasses(from: number, to: number, summed: number, logLikelihood: number): number;
  shareRows(
    n: number,
    d: number,
    k: number,
    axisParallel: number,
    tiles: Address,
    means: Address,
    roots: Address,
    constants: Address,
    off: Address,
    logs: Address,
    shares: Address,
    densities: Address,
  ): void;
  sumShares(n: number, d: number, data: Address, shares: Address, sums: Address): void;
  sumScatter(
    n: number,
    d: number,
    axisParallel: number,
    data: Address,
    shares: Address,
    least: number,
    mean: Address,
    off: Address,
    scatter: Address,
  ): void;
  useTree(
    d: number,
    start: Address,
    end: Address,
    right: Address,
    firstTile: Address,
    tiles: Address,
    boxes: Address,
    points: Address,
    sums: Address,
  ): void;
  nearestOfAll(
    from: number,
    to: number,
    wanted: number,
    order: Address,
    around: Address,
    farthest: Address,
    squares: Address,
  ): void;
  nearestForeign(
    place: number,
    least: number,
    core: Address,
    component: Address,
    leastCore: Address,
    nodeComponent: Address,
    found: Address,
  ): number;
  findCore(from: number, to: number, tooFar: number, minPoints: number, core: Address): void;
  joinBorder(
    rows: number,
    tooFar: number,
    clusters: number,
    core: Address,
    labels: Address,
    lowest: Address,
  ): void;
  growCluster(
    tooFar: number,
    cluster: number,
    waiting: Address,
    left: Address,
    labels: Address,
    stack: Address,
  ): void;
  useText(letters: Address, length: number, separator: number): void;
  countMarks(counts: Address): void;
  findCells(upTo: number, state: Address, places: Address, begins: Address, lines: Address): number;
  codeCells(
    column: number,
    rows: number,
    places: Address,
    begins: Address,
    slots: Address,
    bits: number,
    codes: Address,
    firsts: Address,
    sets: Address,
  ): number;
  multiplyEight(rows: number, n: number, matrix: Address, vectors: Address, products: Address): void;
  addToEight(rows: number, n: number, matrix: Address, weights: Address, vectors: Address): void;
  fillAffinities(
    n: number,
    d: number,
    factor: number,
    data: Address,
    tiles: Address,
    square: Address,
    degrees: Address,
  ): void;
}
