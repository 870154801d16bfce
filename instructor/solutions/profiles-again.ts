const { profiles } = profileSegments(segmentation, seed);
const names = nameSegments(segmentation, study.lexicon);
