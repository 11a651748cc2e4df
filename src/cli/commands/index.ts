import type { Command } from "commander";
import type { Context } from "../io.js";
import { auditCommand } from "./audit.js";
import { checkCommand } from "./check.js";
import { citationsCommand } from "./citations.js";
import { decideCommand } from "./decide.js";
import { decisionsCommand } from "./decisions.js";
import { diffCommand } from "./diff.js";
import { doctorCommand } from "./doctor.js";
import { documentsCommand } from "./documents.js";
import { explainCommand } from "./explain.js";
import { extractCommand } from "./extract.js";
import { importCommand } from "./import.js";
import { matrixCommand } from "./matrix.js";
import { removeCommand } from "./remove.js";
import { searchCommand } from "./search.js";
import { sectionsCommand } from "./sections.js";
import { sqlCommand } from "./sql.js";
import { targetsCommand } from "./targets.js";
import { tasksCommand } from "./tasks.js";
import { unitsCommand } from "./units.js";

/** In the order of `--help`. One file for each; the heavy parts are imported when the command runs. */
export const commands: readonly ((context: Context) => Command)[] = [
  importCommand,
  documentsCommand,
  targetsCommand,
  tasksCommand,
  unitsCommand,
  citationsCommand,
  sectionsCommand,
  searchCommand,
  sqlCommand,
  diffCommand,
  matrixCommand,
  auditCommand,
  decideCommand,
  decisionsCommand,
  extractCommand,
  explainCommand,
  doctorCommand,
  checkCommand,
  removeCommand,
];
