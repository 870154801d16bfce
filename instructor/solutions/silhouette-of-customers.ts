import { silhouettePlot } from "champo";
const labelsOfMore = kmeans(features, { k: best.k + $more$, seed }).labels;
const fit = silhouette(features, labelsOfMore);
const shownFor = { labels: labelsOfMore, rowNames: features.rowNames };
show(silhouettePlot(fit, { title: "Silhouette with $words$ more", ...shownFor }));
const nearer = features.rowNames.filter((_, row) => fit.perRow[row] < 0);
takeaway`${count(nearer.length)} of ${count(features.rows)} customers lie nearer to another cluster.`;
