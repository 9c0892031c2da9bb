import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Shape } from '../queries/read-shape.ts'

// Functions and views are files that are replaced (decision 8), so that no migration tells what they were. This list does: what a version that may still run calls.

const FILE = path.join(import.meta.dirname, 'promised.json')

/** Each on one line: what it returns, how many of its parameters may be left out, which roles of the Workers may. Columns of views: their types. */
interface Promised {
  functions: Record<string, string>
  views: Record<string, string>
}

const ROLES = ['companion_ingest', 'companion_read']

/** What is promised of a schema. Pure. */
export function planPromised({ functions, columns, rights }: Shape, views: readonly string[]): Promised {
  const told = Object.entries(functions).map(([signature, { defaults, result }]) => {
    const roles = ROLES.filter((role) => rights.includes(`${role} execute ${signature}`))
    return [signature, [result, String(defaults), roles.join(' ')].join('; ')] as const
  })
  const ofViews = Object.entries(columns).filter(([name]) => views.includes(name.split('.')[0] ?? ''))
  return { functions: sorted(told), views: sorted(ofViews.map(([name, { type }]) => [name, type])) }
}

export const loadPromised = async (): Promise<Promised> => JSON.parse(await readFile(FILE, 'utf8')) as Promised

/** Adds what is new. Nothing is taken away: that is done by hand, once no version runs that calls it. */
export async function keepPromised(now: Promised): Promise<void> {
  const before = await loadPromised().catch((): Promised => ({ functions: {}, views: {} }))
  const merged = {
    functions: sorted(Object.entries({ ...before.functions, ...now.functions })),
    views: sorted(Object.entries({ ...before.views, ...now.views })),
  }
  await writeFile(FILE, `${JSON.stringify(merged, null, 2)}\n`)
}

/** As a schema that has nothing else, to be compared with one. Pure. */
export function shapeOf({ functions, views }: Promised): Shape {
  const parsed = Object.entries(functions).map(([signature, told]) => {
    const [result = '', defaults = '0', roles = ''] = told.split('; ')
    return { signature, result, defaults: Number(defaults), roles: roles.split(' ').filter(Boolean) }
  })
  return {
    functions: Object.fromEntries(parsed.map(({ signature, result, defaults }) => [signature, { result, defaults }])),
    rights: parsed.flatMap(({ signature, roles }) => roles.map((role) => `${role} execute ${signature}`)),
    columns: Object.fromEntries(Object.entries(views).map(([name, type]) => [name, { type, isNullable: true, hasDefault: false }])),
    constraints: {},
  }
}

const sorted = <T>(entries: (readonly [string, T])[]): Record<string, T> =>
  Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
