import type { GlossaryTerm } from "./glossary-term";

/** The methods that divide customers, or draw them, explained for those who buy and sell carpets. */
export const METHOD_TERMS: readonly GlossaryTerm[] = Object.freeze([
  {
    term: "DBSCAN",
    definition:
      "Clustering by density: customers with enough neighbours within a radius make up the cores of clusters, those within no core's reach are noise.",
    source: "ester1996",
  },
  {
    term: "OPTICS",
    definition:
      "An order of the customers in which dense groups are valleys: it shows the clusters of DBSCAN for every radius at once. The walk begins at the first row, so a few labels change when the rows are sorted otherwise.",
    source: "ankerst1999",
  },
  {
    term: "HDBSCAN",
    definition:
      "The tree of DBSCAN's clusters over all radii, from which the groups are taken that last longest.",
    source: "campello2013",
  },
  {
    term: "reachability distance",
    also: ["reachability"],
    definition:
      "How far one must look from the customers seen before to reach the next one, and never less than what makes those a dense place.",
    source: "ankerst1999",
  },
  {
    term: "Gaussian mixture",
    definition:
      "A model in which each group is a cloud of normal shape, and every customer belongs to each group with a probability.",
    source: "fraley2002",
  },
  {
    term: "latent class",
    also: ["latent classes"],
    definition:
      "A type of customers that no column names: within it the answers do not depend on each other. Every customer belongs to each with a probability.",
    source: "goodman1974",
  },
  {
    term: "BIRCH",
    definition:
      "Clustering in one pass: the data is condensed into a tree of small summaries, and these are clustered.",
    source: "zhang1996",
  },
  {
    term: "trimmed k-means",
    definition:
      "k-means that leaves out the share of customers farthest from every centre: one of them moves no centre, and is in no cluster.",
    source: "cuestaalbertos1997",
  },
  {
    term: "tclust",
    definition:
      "Clouds of normal shape whose widths may differ only within a limit, with the customers that no cloud explains left out.",
  },
  {
    term: "k-means with size limits",
    definition:
      "k-means in which every group keeps to a least and a largest number of customers; given the centres, the cheapest division that does.",
  },
  {
    term: "sparse k-means",
    definition:
      "k-means that weighs the columns and leaves out those that do not make the groups. How many remain is chosen by comparison with shuffled columns.",
    source: "witten2010",
  },
  {
    term: "k-means with links",
    also: ["must-link", "cannot-link"],
    definition:
      "k-means that keeps what is known: customers that must share a group, and customers that must not.",
    source: "wagstaff2001",
  },
  {
    term: "FAMD",
    also: ["factor analysis of mixed data", "multiple correspondence analysis", "MCA"],
    definition:
      "The principal components of a table with numbers and categories, in which a number and a category count alike; of categories only it is a multiple correspondence analysis. It draws the maps of such tables.",
    source: "pages2004",
  },
  {
    term: "certificate",
    definition:
      "How often the written rule is wrong on twins of the data, which have no groups, and how often it finds groups as far apart as those found.",
    scale: "false alarms: lower is better; power: higher is better",
  },
]);
