import fc from "fast-check";
import { inject } from "vitest";

// Property tests draw the same cases in every run, so that a red test is due to the change at hand.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: inject("propertySeed") });
