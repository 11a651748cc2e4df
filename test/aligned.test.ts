import { describe, expect, it } from "vitest";
import { groupPath, readTables, type TableReading } from "../extractors/tables/index.js";
import { extractTargets } from "../extractors/targets/index.js";
import { provenance, type Structure } from "../src/structure/types.js";
import { structureOf } from "./support/structure.js";

const tablesOf = (structure: Structure): string[] => structure.blocks.flatMap((b) => (b.table ? [b.table.source] : []));
const readings = (text: string): TableReading[] => [...readTables(structureOf(text)).values()];
const shape = (reading: TableReading): string[] =>
  reading.rows
    .filter((r) => r.kind !== "header")
    .map(
      (r) =>
        `${r.kind} ${groupPath(r) ?? "·"} ${r.number ?? "·"} ${r.cells
          .map((c) => c?.passage.text ?? "")
          .slice(reading.columns[0]!.role === "number" ? 1 : 0)
          .join(" | ")}`,
    );
const heads = (reading: TableReading): string[] => reading.columns.map((c) => `${c.role} ${c.year ?? "·"}`);
