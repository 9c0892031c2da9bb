import { defuse, withoutTurns } from './defuse.ts'

/**
 * Words that anybody may have written: a client's name or message, the source that a link names of itself. Rows and opened details carry this and
 * never a bare string, so whatever prints one (a template of hono/html or of JavaScript, a join, JSON) gets it defused: readable, and nothing in it
 * that a mail program turns into a link.
 */
export class StrangersText {
  /** Nothing that merely has the same fields is one. */
  declare private readonly brand: never
  /** As it was written: to compare, to count and to make a mailto: of, never to print. */
  readonly raw: string

  constructor(raw: string) {
    this.raw = raw
  }

  toString(): string {
    return defuse(this.raw)
  }

  /**
   * As it was written, for pages of her app alone: a browser makes no link of plain text, and what she copies or reads aloud has to be right (decision 73).
   * Marks that turn the order of letters are left out. Never for a mail.
   */
  asWritten(): string {
    return withoutTurns(this.raw)
  }

  /** JSX of Hono takes an object among children for a list, and would print nothing at all. */
  get length(): never {
    throw new TypeError('A stranger’s text is printed by String(text).')
  }

  toJSON(): string {
    return this.toString()
  }
}

/** Fields of a row that hold a stranger's text. */
type Stranger<Row, Field extends keyof Row> = { [Name in Field]: null extends Row[Name] ? StrangersText | null : StrangersText }

/** A row whose fields with a stranger's text can be printed only defused. */
export function withStrangers<Row extends object, Field extends keyof Row>(
  row: Row,
  fields: readonly Field[],
): Omit<Row, Field> & Stranger<Row, Field> {
  const texts = fields.map((field) => {
    const text = row[field] as string | null
    return [field, text === null ? null : new StrangersText(text)]
  })
  return { ...row, ...(Object.fromEntries(texts) as Stranger<Row, Field>) }
}
