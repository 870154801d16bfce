const enough = scores.filter((score) => score.k >= $least$);
const byCh = bestAssessment(enough, "calinskiHarabasz");
const byDb = bestAssessment(enough, "daviesBouldin");
const criteria = ["silhouette", "calinskiHarabasz", "daviesBouldin", "inertia"];
show(table("Four criteria, from $words$ groups on", enough, { columns: ["k", ...criteria, "smallest"] }));
takeaway`Calinski-Harabasz prefers ${count(byCh.k)} groups, Davies-Bouldin ${count(byDb.k)}.`;
