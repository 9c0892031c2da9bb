import { globSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import type { Problem } from '../../tenants/load/problem.ts'
import { codeMistake } from './code-mistake.ts'

/** What went wrong with code that was saved, as esbuild, Vite and its plugins, the engine and Postgres tell it: each once, with its place where they know it. */
export function tellSource(error: unknown, root: string): Problem[] {
  const parts = (error as { errors?: unknown }).errors
  const told = (Array.isArray(parts) && parts.length > 0 ? parts : [error]).map((part) => tellOne(part as Told, root))
  // Several tools stumble over one place, each in its own words.
  return told.filter((one, index) => told.findIndex((other) => other.file === one.file && other.line === one.line) === index)
}

/** Of esbuild `location` (columns from 0) and `text`; of Vite `loc` and `message`; of Rolldown a place drawn into `message`; of the engine `component`; of db/migrate.ts `place`. */
interface Told {
  location?: { file: string; line: number; column: number } | null
  text?: string
  loc?: { file?: string; line?: number; column?: number }
  id?: string
  component?: string
  place?: { file: string; line?: number }
  message?: string
}

const tellOne = (error: Told, root: string): Problem => codeMistake(placeOf(error, root), { got: reasonOf(error), root })

function placeOf(
  { location, loc, id, component, place, message = '' }: Told,
  root: string,
): { file?: string | undefined; line?: number | undefined; column?: number | undefined } {
  if (location) return { ...location, column: location.column + 1 }
  const [, drawn, line, column] = /╭─\[ (\S+?):(\d+):(\d+) \]/.exec(stripVTControlCharacters(message)) ?? []
  if (drawn !== undefined) return { file: drawn, line: Number(line), column: Number(column) }
  if (loc) return { file: loc.file ?? id, line: loc.line, column: loc.column === 0 ? 1 : loc.column }
  if (place) return place
  if (component === undefined) return { file: id }
  // A component of that name is in each design.
  return { file: globSync(`sites/**/${component}.astro`, { cwd: root }).sort().join(' or ') || undefined }
}

/** The first line that says something, without the name of the tool. */
const reasonOf = (error: Told): string =>
  stripVTControlCharacters(error.text ?? error.message ?? String(error))
    .split('\n')[0]
    ?.replace(/^\[[\w:. -]+\] /, '') ?? ''

/** Whether it is code that could not be built, whoever tells it: with places in it, as no other error has. */
export const isOfSource = (error: unknown): boolean => {
  const { errors } = (error ?? {}) as { errors?: unknown }
  return Array.isArray(errors) && errors.some((each: Told) => each.loc !== undefined || each.location !== undefined)
}

/** Of SQL that was saved. A database that is away is no fault of a file. */
export const tellSavedSql = (error: unknown, root: string): Problem[] => ((error as Told | undefined)?.place ? tellSource(error, root) : [])
