import type { JSONValue } from 'postgres'

/** `occurredAt` -> `occurred_at`: the fields of a contract are the columns of its table. Only the outermost names change. */
export function toRow(fields: object): Record<string, JSONValue> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [columnName(name), value as JSONValue]))
}

export const columnName = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
