const { profiles, tests } = profileSegments(segmentation, seed);
const names = nameSegments(segmentation, study.lexicon);
