/**
 * Pairs rows with columns, one partner each, so that the sum of the values is greatest (Hungarian method with potentials,
 * Kuhn 1955; O(n²·m) for n rows and m columns that hang together). A row holds the values (> 0) of its possible columns.
 * Returns for each row its column, or -1.
 */
export function assign(values: readonly ReadonlyMap<number, number>[]): number[] {
  const result = new Array<number>(values.length).fill(-1);
  for (const { rows, columns } of components(values)) {
    const part = hungarian(rows.map((row) => columns.map((column) => values[row]!.get(column) ?? 0)));
    for (const [k, column] of part.entries()) if (column >= 0) result[rows[k]!] = columns[column]!;
  }
  return result;
}

/** Rows and columns that hang together by pairs of some value: mostly one indicator with its years. */
function components(values: readonly ReadonlyMap<number, number>[]): { rows: number[]; columns: number[] }[] {
  const rowsOf = new Map<number, number[]>();
  for (const [row, line] of values.entries())
    for (const column of line.keys()) {
      const rows = rowsOf.get(column);
      if (rows) rows.push(row);
      else rowsOf.set(column, [row]);
    }
  const seen = new Set<number>();
  const found: { rows: number[]; columns: number[] }[] = [];
  for (const [start, line] of values.entries()) {
    if (line.size === 0 || seen.has(start)) continue;
    seen.add(start);
    const rows = [start];
    const columns = new Set<number>();
    for (const row of rows)
      for (const column of values[row]!.keys()) {
        if (columns.has(column)) continue;
        columns.add(column);
        for (const other of rowsOf.get(column)!)
          if (!seen.has(other)) {
            seen.add(other);
            rows.push(other);
          }
      }
    found.push({ rows: rows.sort((a, b) => a - b), columns: [...columns].sort((a, b) => a - b) });
  }
  return found;
}

function hungarian(values: readonly (readonly number[])[]): number[] {
  const rows = values.length;
  const columns = values[0]?.length ?? 0;
  if (rows === 0 || columns === 0) return new Array<number>(rows).fill(-1);
  if (rows > columns) {
    const turned = Array.from({ length: columns }, (_, c) => values.map((row) => row[c]!));
    const result = new Array<number>(rows).fill(-1);
    for (const [column, row] of hungarian(turned).entries()) if (row >= 0) result[row] = column;
    return result;
  }
  // Potentials of rows and columns; `partner[c]` is the row (from 1) that column c (from 1) belongs to.
  const u = new Float64Array(rows + 1);
  const v = new Float64Array(columns + 1);
  const partner = new Int32Array(columns + 1);
  const way = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    partner[0] = row;
    let column = 0;
    const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(columns + 1);
    do {
      used[column] = 1;
      const from = partner[column]!;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let c = 1; c <= columns; c++) {
        if (used[c]) continue;
        const cost = -values[from - 1]![c - 1]! - u[from]! - v[c]!;
        if (cost < least[c]!) {
          least[c] = cost;
          way[c] = column;
        }
        if (least[c]! < delta) {
          delta = least[c]!;
          next = c;
        }
      }
      for (let c = 0; c <= columns; c++)
        if (used[c]) {
          u[partner[c]!]! += delta;
          v[c]! -= delta;
        } else least[c]! -= delta;
      column = next;
    } while (partner[column] !== 0);
    while (column !== 0) {
      partner[column] = partner[way[column]!]!;
      column = way[column]!;
    }
  }
  const result = new Array<number>(rows).fill(-1);
  for (let c = 1; c <= columns; c++) {
    const row = partner[c]!;
    if (row > 0 && values[row - 1]![c - 1]! > 0) result[row - 1] = c - 1;
  }
  return result;
}
