// The kernels in WebAssembly (AssemblyScript): each does the very same arithmetic, in the same order, as the plain TypeScript
// that it is named after, so both give the same bits. All arguments that are `usize` are addresses in the module's memory.
export { assignRows, loosenBounds, sumRows, inertia, inertias, columnSpreads } from "./kmeans";
export { moveRows } from "./hartigan";
export { weighFour, takeCandidate } from "./seeding";
export { sumBetween, sumWithin } from "./silhouette";
export { distancesOfRows, layInTiles } from "./pairs";
export { seekCheapest } from "./ward";
export { joinByChain } from "./chain";
export { joinByCentroids } from "./centroid";
export { costsWith, weighRows } from "./medoids";
export { shareRows, sumShares, sumScatter } from "./mixture";
export { useClasses, weighClasses, addClasses } from "./classes";
export { useTree, nearestOfAll, nearestForeign } from "./tree";
export { findCore, growCluster, joinBorder } from "./reach";
export { useText, countMarks, findCells, codeCells } from "./cells";
export { addToEight, multiplyEight } from "./product";
export { fillAffinities } from "./affinity";
export { distanceSquare } from "./square";
