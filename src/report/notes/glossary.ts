import type { GlossaryTerm } from "./glossary-term";
import { METHOD_TERMS } from "./glossary-of-methods";

/** The technical terms of the study, explained for those who buy and sell carpets. */
export const GLOSSARY: readonly GlossaryTerm[] = Object.freeze([
  {
    term: "silhouette",
    also: ["mean silhouette"],
    definition:
      "How much nearer a customer lies to its own cluster than to the next one. The mean over all customers scores a whole clustering.",
    scale: "-1 to 1; higher is better, below 0 the next cluster is the nearer one",
    source: "rousseeuw1987",
  },
  {
    term: "Jaccard",
    also: ["Jaccard similarity", "bootstrap Jaccard"],
    definition:
      "Of the customers that two groups hold together, the share that both hold. Between a cluster and its nearest match in resampled data it measures stability.",
    scale: "0 to 1; above 0.75 a cluster counts as stable, above 0.85 as highly stable",
    source: "hennig2007",
  },
  {
    term: "bootstrap",
    also: ["resampling", "resampled"],
    definition:
      "To draw the customers again, with replacement, and repeat the whole computation. What changes little from draw to draw is not an accident of these customers.",
  },
  {
    term: "gap statistic",
    definition:
      "How much tighter the clusters are than those found in the same number of evenly spread points. It is the only common criterion that can answer: one group.",
    scale: "higher is better; compared between numbers of clusters with its standard error",
    source: "tibshirani2001",
  },
  {
    term: "prediction strength",
    definition:
      "Cluster one half of the customers, then see how often the other half would be put together in the same way. The worst cluster counts.",
    scale: "0 to 1; above 0.8 to 0.9 the number of clusters is supported",
    source: "tibshirani2005",
  },
  {
    term: "Calinski-Harabasz",
    definition: "Spread between the clusters over the spread within them, each per degree of freedom.",
    scale: "0 upwards; higher is better",
    source: "calinski1974",
  },
  {
    term: "Davies-Bouldin",
    definition:
      "For each cluster, how wide it and its most similar neighbour are in relation to their distance; averaged.",
    scale: "0 upwards; lower is better",
    source: "davies1979",
  },
  {
    term: "inertia",
    definition: "The sum of the squared distances from each customer to the centre of its cluster.",
    scale: "0 upwards; lower is tighter, and it always falls when clusters are added",
  },
  {
    term: "elbow",
    also: ["knee"],
    definition:
      "The number of clusters after which more of them tighten the groups only little. A rule of thumb that always finds an answer, also where there are no groups.",
    source: "satopaa2011",
  },
  {
    term: "BIC",
    also: ["Bayesian information criterion"],
    definition:
      "How well a model fits, less a penalty for every number it had to estimate. Here higher is better, as in R's mclust.",
    source: "schwarz1978",
  },
  {
    term: "adjusted Rand index",
    also: ["ARI"],
    definition:
      "How far two groupings agree about which customers belong together, corrected for what chance alone would give.",
    scale: "1 the same grouping, 0 no more than chance; it can fall below 0",
    source: "hubert1985",
  },
  {
    term: "Hopkins statistic",
    definition:
      "Whether customers lie closer to each other than random points of the same box lie to customers, a first look at whether there can be clusters.",
    scale: "0 to 1; about 0.5 means no structure, near 1 strong clumping",
    source: "hopkins1954",
  },
  {
    term: "twins of the data",
    also: ["twin of the data", "twin", "twins"],
    definition:
      "Made customers, as many as the real ones, with the very same values in each column and the same correlations between columns, but without groups: one cloud. What a method and a score reach on twins, they reach without any groups.",
  },
  {
    term: "selective inference",
    also: ["selective p-value"],
    definition:
      "A test of whether two clusters differ that knows they were found in the same rows. It compares with all data in which the method finds the very same clusters. The usual test forgets this and nearly always says yes.",
    scale:
      "p-value, 0 to 1; not valid unless rows are normal around each mean, with method and number fixed beforehand",
  },
  {
    term: "medoid",
    also: ["k-medoids"],
    definition:
      "The member of a cluster with the smallest total distance to all others: a real customer in the middle. k-medoids builds its clusters around such customers.",
    source: "kaufman1990",
  },
  {
    term: "linkage",
    definition:
      "The rule by which the distance between two groups is taken from the distances of their members: nearest pair (single), farthest pair (complete), mean of all pairs (average), or growth in spread (Ward).",
    source: "lance1967",
  },
  {
    term: "dendrogram",
    definition:
      "The tree of all merges of a hierarchical clustering; the height of a join is the distance at which two groups became one.",
  },
  {
    term: "cophenetic correlation",
    definition:
      "How well the heights of a tree's joins keep the distances between customers: the correlation of the two.",
    scale: "-1 to 1; higher is better",
  },
  ...METHOD_TERMS,
  {
    term: "principal component",
    also: ["PCA", "principal plane"],
    definition:
      "A weighted sum of the features along which the customers differ most; the first two make up the plane of the maps.",
    source: "pearson1901",
  },
  {
    term: "Mahalanobis distance",
    definition:
      "Distance from the middle of all customers, measured in standard deviations and corrected for features that go together.",
    source: "mahalanobis1936",
  },
  {
    term: "Gini index",
    also: ["Gini"],
    definition: "How unequally revenue is spread over the customers: twice the area above the Lorenz curve.",
    scale: "0 all equal, 1 one customer has all",
  },
  {
    term: "Lorenz curve",
    definition:
      "The share of revenue that the smallest customers bring together, for every share of customers.",
    source: "lorenz1905",
  },
  {
    term: "v-test",
    definition:
      "How far the ranks of a segment lie from those of all customers on average (of a word: its share), in the standard deviations that chance would give to a group of its size. By ranks no extreme value decides.",
    scale:
      "beyond -2 or 2 a difference is unlikely to be chance, for measures that did not make the segments",
    source: "le2008",
  },
  {
    term: "Holm correction",
    also: ["Holm-corrected", "Holm's correction"],
    definition:
      "Stricter limits for p-values when there are many of them, so that the chance of any false alarm stays within the stated limit.",
    source: "holm1979",
  },
  {
    term: "Cohen's d",
    definition: "A difference of two means in standard deviations.",
    scale: "0.2 small, 0.5 medium, 0.8 large",
  },
  {
    term: "Wilson interval",
    definition:
      "An interval for a share that stays within 0 and 1 and is honest for small counts, unlike the usual one.",
    source: "wilson1927",
  },
  {
    term: "AUC",
    definition:
      "The chance that a model gives a sample that was ordered a higher probability than one that was not.",
    scale: "0.5 no better than guessing, 1 perfect",
  },
  {
    term: "Brier score",
    definition: "The mean squared error of predicted probabilities.",
    scale: "0 to 1; lower is better",
  },
  {
    term: "random forest",
    definition: "The mean of many decision trees, each grown on resampled data and random features.",
    source: "breiman2001",
  },
  {
    term: "lift",
    definition:
      "How much more often two things are bought together than they would be if one had nothing to do with the other.",
    scale: "1 means nothing; above 1 together more often",
    source: "agrawal1994",
  },
  {
    term: "RFM",
    definition: "Recency, frequency and money: how lately, how often and for how much a customer orders.",
  },
  {
    term: "BG/NBD",
    definition:
      "A model of how often customers order while they are customers, and when they silently stop, from the dates of their orders alone.",
    source: "fader2005",
  },
  {
    term: "Gamma-Gamma",
    definition:
      "A model of what customers spend per order that draws those with few orders towards the mean of all.",
    source: "fader2005rfm",
  },
  {
    term: "population stability index",
    also: ["PSI"],
    definition: "How far the distribution of a feature has moved between two periods.",
    scale: "below 0.1 little, above 0.25 much",
    source: "siddiqi2006",
  },
  {
    term: "co-membership",
    definition: "How often two customers fall into one cluster over many resampled clusterings.",
    scale: "0 to 1",
    source: "monti2003",
  },
]);
