/* Lets long jobs of whoever imports the library use all cores. */
import { nodeThreads } from "./node-threads";
import { useThreads } from "./threads";

useThreads(nodeThreads());
