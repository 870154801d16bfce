import { dbscan } from "../density/dbscan";
import { predictDbscan } from "../density/dbscan-predict";
import { hdbscan } from "../density/hdbscan";
import { predictHdbscan } from "../density/hdbscan-predict";
import { fitted, listed } from "../method";
import { K_PARAMETER, numberParameter } from "../method-parameters";
import { spectral, SPECTRAL_ROWS } from "../spectral/spectral";

/** Methods that follow groups of any shape. DBSCAN and HDBSCAN find their own number of clusters and leave noise. */
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
    ...fitted(
      (x, { eps, minPoints }) => dbscan(x, { eps: Number(eps), minPoints: Number(minPoints) }),
      predictDbscan,
    ),
  }),
  hdbscan: listed({
    id: "hdbscan",
    name: "HDBSCAN",
    title: "HDBSCAN",
    about: "Dense places of any density that last; who lies apart is noise.",
    parameters: [numberParameter("minClusterSize", "Smallest group", { least: 2, most: 1_000, initial: 5 })],
    mostRows: 20_000,
    cost: "light",
    ...fitted(
      (x, { minClusterSize }) => hdbscan(x, { minClusterSize: Number(minClusterSize) }),
      (model, rows) => predictHdbscan(model, rows).labels,
    ),
  }),
  spectral: listed({
    id: "spectral",
    name: "spectral clustering",
    title: "Spectral clustering",
    about: "Links each customer to the nearest ones and cuts where links are few: groups of any shape.",
    parameters: [
      K_PARAMETER,
      numberParameter("neighbours", "Nearest customers that each is linked to", {
        least: 2,
        most: 1_000,
        initial: 10,
      }),
    ],
    mostRows: SPECTRAL_ROWS,
    cost: "heavy",
    run: (x, { k, neighbours }, seed) =>
      spectral(x, {
        k: Number(k),
        seed,
        affinity: "neighbours",
        neighbours: Math.min(Number(neighbours), x.rows),
      }).labels,
  }),
};
