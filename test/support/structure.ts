import { buildStructure } from "../../src/structure/index.js";
import type { Structure } from "../../src/structure/types.js";
import { documentOf } from "./source.js";

export const structureOf = (text: string): Structure => buildStructure(documentOf(text));
