import type { Shape } from '../queries/read-shape.ts'

/**
 * What code that knew `before` can fall over on `after`: a name that is gone, a value that is refused, a right that is lost. Each as a sentence that begins with
 * the name. Pure. A schema that only grows has none.
 */
export function findNarrowings(before: Shape, after: Shape): string[] {
  return [...ofColumns(before, after), ...ofConstraints(before, after), ...ofFunctions(before, after), ...ofRights(before, after)]
}

function* ofColumns(before: Shape, after: Shape): Generator<string> {
  for (const [name, was] of Object.entries(before.columns)) {
    const is = after.columns[name]
    if (!is) yield `${name} is gone`
    else if (is.type !== was.type) yield `${name} was ${was.type} and is ${is.type}`
    else if (was.isNullable && !is.isNullable) yield `${name} may not be null any more`
    else if (was.hasDefault && !is.hasDefault && !is.isNullable) yield `${name} has no default any more`
  }
  for (const [name, { isNullable, hasDefault }] of Object.entries(after.columns))
    if (!before.columns[name] && hasTable(before, name) && !isNullable && !hasDefault) yield `${name} is new, and must be written`
}

function* ofConstraints(before: Shape, after: Shape): Generator<string> {
  for (const [name, is] of Object.entries(after.constraints)) {
    const was = before.constraints[name]
    if (!hasTable(before, name) || isOfNew(name, is, { before, after }) || was?.definition === is.definition) continue
    if (!was) yield `${name} is new: ${is.definition}`
    else if (!isWider(was.definition, is.definition)) yield `${name} was ${was.definition} and is ${is.definition}`
  }
  // What is inserted "on conflict" of these columns fails without one that is unique.
  for (const [name, was] of Object.entries(before.constraints)) {
    const isKept = Object.entries(after.constraints).some(
      ([other, { columns, isUnique }]) => isUnique && tableOf(other) === tableOf(name) && columns.join() === was.columns.join(),
    )
    if (was.isUnique && hasTable(after, name) && !isKept) yield `${name} is not unique any more`
  }
}

/** Who does not know a column does not write it, and what is null is asked by no foreign key. */
function isOfNew(
  name: string,
  { columns, definition }: Shape['constraints'][string],
  { before, after }: { before: Shape; after: Shape },
): boolean {
  const fresh = columns.filter((column) => !before.columns[`${tableOf(name)}.${column}`])
  const isAsked = fresh.every((column) => !after.columns[`${tableOf(name)}.${column}`]?.isNullable)
  return fresh.length > 0 && (fresh.length === columns.length || (definition.startsWith('FOREIGN KEY') && !isAsked))
}

function* ofFunctions(before: Shape, after: Shape): Generator<string> {
  for (const [signature, was] of Object.entries(before.functions)) {
    const is = after.functions[signature] ?? callable(signature, after)
    if (!is) yield `${signature} is gone`
    else if (!isWiderResult(was.result, is.result)) yield `${signature} returned ${was.result} and returns ${is.result}`
  }
}

function* ofRights(before: Shape, after: Shape): Generator<string> {
  for (const right of before.rights) {
    const [, deed, ...rest] = right.split(' ')
    const name = rest.join(' ')
    // Of what is gone is said already.
    const isThere = deed === 'execute' ? after.functions[name] : hasTable(after, `${name}.`)
    if (isThere && !after.rights.includes(right)) yield `${name}: ${right.replace(` ${name}`, '')} is lost`
  }
}

const tableOf = (name: string): string => name.split('.')[0] ?? ''
const hasTable = (shape: Shape, name: string): boolean =>
  Object.keys(shape.columns).some((column) => column.startsWith(`${tableOf(name)}.`))

/** One that takes the same arguments, and more that may be left out. */
function callable(signature: string, { functions }: Shape): Shape['functions'][string] | undefined {
  const [name, given] = partsOf(signature)
  return Object.entries(functions).find(([other, { defaults }]) => {
    const [otherName, taken] = partsOf(other)
    const more = taken.length - given.length
    return otherName === name && more > 0 && more <= defaults && given.every((type, index) => taken[index] === type)
  })?.[1]
}

function partsOf(signature: string): [string, string[]] {
  const [name = '', list = ''] = signature.slice(0, -1).split(/\((.*)/s)
  return [name, list === '' ? [] : list.split(', ')]
}

/** A table with more columns is read by their names. */
function isWiderResult(was: string, is: string): boolean {
  if (was === is) return true
  const columns = (result: string) => /^TABLE\((.*)\)$/s.exec(result)?.[1]?.split(', ')
  const [before, after] = [columns(was), columns(is)]
  return before !== undefined && after !== undefined && before.every((column) => after.includes(column))
}

/** The same check that takes more words of a list. */
function isWider(was: string, is: string): boolean {
  const parts = (definition: string) => {
    const words: string[] = []
    const rest = definition.replace(/ARRAY\[(.*?)\]|= ('[^']*'::text)/g, (_, list: string | undefined, single: string | undefined) => {
      words.push(...(list ?? single ?? '').split(', '))
      return '…'
    })
    return {
      words,
      rest: rest
        .replace(/= ANY \(…\)/g, '…')
        .replaceAll('(', '')
        .replaceAll(')', ''),
    }
  }
  const [before, after] = [parts(was), parts(is)]
  return before.rest === after.rest && before.words.every((word) => after.words.includes(word))
}
