/** One row of a table, before the others are known. */
export const formatRow = (row: Record<string, string>): string =>
  Object.entries(row)
    .map(([column, cell], index) => (index === 0 ? cell : `${column} ${cell}`))
    .join(' · ')

/** Rows with the same keys -> aligned columns. */
export function formatTable(rows: Record<string, string>[]): string {
  const columns = Object.keys(rows[0] ?? {})
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: string[]) =>
    cells.map((cell, index) => (index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0))).join('  ')
  return [
    line(columns),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.map((row) => line(columns.map((column) => row[column] ?? ''))),
  ].join('\n')
}
