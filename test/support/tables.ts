import { groupPath, readTables, type TableReading } from "../../extractors/tables/index.js";
import { structureOf } from "./structure.js";

/** The tables of a text, read. */
export const readings = (text: string): TableReading[] => [...readTables(structureOf(text)).values()];

/** Each row below the header as "kind group number cell | cell …". */
export const shape = (reading: TableReading): string[] =>
  reading.rows
    .filter((r) => r.kind !== "header")
    .map(
      (r) =>
        `${r.kind} ${groupPath(r) ?? "·"} ${r.number ?? "·"} ${r.cells
          .map((c) => c?.passage.text ?? "")
          .slice(reading.columns[0]!.role === "number" ? 1 : 0)
          .join(" | ")}`,
    );
