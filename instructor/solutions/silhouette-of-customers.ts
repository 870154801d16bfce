const labelsOfMore = kmeans(features, { k: best.k + $more$, seed }).labels;
const fit = silhouette(features, labelsOfMore);
const shownFor = { labels: labelsOfMore, rowNames: features.rowNames };
show(silhouettePlot(fit, { title: "Silhouette with $words$ more", ...shownFor }));
const nearer = fit.perRow.filter((value) => value < 0).length;
takeaway`${count(nearer)} of ${count(features.rows)} customers lie nearer to another cluster.`;
