export { synthesise, type SyntheticTruth, type SyntheticWorkbook } from "./synthesise";
export { packSyntheticWorkbook, writeSyntheticWorkbook } from "./write";
export type { Archetype } from "./archetypes";
export { REAL_TRAITS, type WorkbookTraits } from "./traits/traits";
