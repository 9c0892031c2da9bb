import type { JSONValue } from 'postgres'

/** `occurredAt` -> `occurred_at`: the fields of a contract are the columns of its table. Only the outermost names change. */
export function toRow(fields: object): Record<string, JSONValue> {
  const row: Record<string, JSONValue> = {}
  for (const [name, value] of Object.entries(fields)) row[columnName(name)] = value as JSONValue
  return row
}

/** The names of our contracts, which are few and asked for with every event. */
const columns = new Map<string, string>()

export function columnName(field: string): string {
  const known = columns.get(field)
  if (known !== undefined) return known
  const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  columns.set(field, column)
  return column
}
