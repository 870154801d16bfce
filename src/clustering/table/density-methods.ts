import { dbscan } from "../density/dbscan";
import { hdbscan } from "../density/hdbscan";
import { listed } from "../method";
import { numberParameter } from "../method-parameters";

/** Methods that find their own number of clusters and leave noise: k and seed are not asked for. */
export const densityMethods = {
  dbscan: listed({
    id: "dbscan",
    name: "DBSCAN",
    title: "DBSCAN",
    about: "Groups are dense places of one density; who lies apart is noise.",
    parameters: [
      numberParameter("eps", "Radius (eps)", { least: 0, most: 1_000, initial: 1.5, step: 0.05 }),
      numberParameter("minPoints", "Least customers within it", { least: 1, most: 1_000, initial: 5 }),
    ],
    mostRows: 50_000,
    cost: "light",
    run: (x, { eps, minPoints }) => dbscan(x, { eps: Number(eps), minPoints: Number(minPoints) }).labels,
  }),
  hdbscan: listed({
    id: "hdbscan",
    name: "HDBSCAN",
    title: "HDBSCAN",
    about: "Dense places of any density that last; who lies apart is noise.",
    parameters: [numberParameter("minClusterSize", "Smallest group", { least: 2, most: 1_000, initial: 5 })],
    mostRows: 20_000,
    cost: "light",
    run: (x, { minClusterSize }) => hdbscan(x, { minClusterSize: Number(minClusterSize) }).labels,
  }),
};
