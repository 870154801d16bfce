const compared = $found$.labels;
const k = Math.max(2, partitionSizes(compared).clusterCount);
const kMeans = { name: "k-means", labels: methods.kMeans.cluster(features, k, seed) };
const byDensity = { DBSCAN: dense, OPTICS: ordering, HDBSCAN: tree };
const found = Object.entries(byDensity).map(([name, { labels }]) => ({ name, labels }));
const partitions = [...found, kMeans];
const sizes = partitions.map(namedSizes);
show(partitionBars(sizes));
const agreement = adjustedRand(compared, kMeans.labels);
takeaway`$method$ is compared with k-means at k = ${count(k)}.
  ${clusterFindings.placedAgreement(agreement)}`;
