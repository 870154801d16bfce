/* Has the kernel that runs this library show the values of last lines by it. */
import { kernelHooks } from "../notebook/kernel/kernel-hooks";
import { valueOutput } from "./value-output";

kernelHooks().show = valueOutput;
