import type { Migration } from "../migrate.js";
import { documents } from "./0001-documents.js";
import { facts } from "./0002-facts.js";
import { search } from "./0003-search.js";
import { views } from "./0004-views.js";
import { decisions } from "./0005-decisions.js";
import { verdicts } from "./0006-verdicts.js";
import { renewal } from "./0007-renewal.js";
import { absences } from "./0008-absences.js";

/** In order. Append only: databases in use have run the ones above. */
export const migrations: readonly Migration[] = [
  documents,
  facts,
  search,
  views,
  decisions,
  verdicts,
  renewal,
  absences,
];
