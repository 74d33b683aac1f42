// Columns of a data island back to rows (see kg/view/columns.py).

export function inflate(...tables) {
  const count = Math.max(...tables.map((table) => table.n));
  const rows = Array.from({ length: count }, (_, index) => ({ index }));
  for (const table of tables) {
    for (const [name, column] of Object.entries(table)) {
      if (name !== "n") fillColumn(rows, name, column);
    }
  }
  return rows;
}

function fillColumn(rows, name, column) {
  if (Array.isArray(column)) rows.forEach((row, i) => { row[name] = column[i]; });
  else if ("all" in column) for (const row of rows) row[name] = column.all;
  else if ("begin" in column) rows.forEach((row, i) => { row[name] = column.rest[i] === null ? "" : column.begin + column.rest[i]; });
  else rows.forEach((row, i) => { row[name] = column.of[column.at[i]]; });
}
