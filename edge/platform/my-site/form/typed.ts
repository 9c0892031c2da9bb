import type { Control, HerField } from '../../../../tenants/contract/her-fields.ts'
import { canonicalJson, sameJson } from '../../../../tenants/contract/same-json.ts'
import type { Json } from '../../../../tenants/contract/site-fields.ts'

// What a form holds, between what her site says (JSON) and what a browser sends. Reading what was shown gives what is there, so that a field she
// has not touched is no change. Pure.

/** A text, a number as it was typed, a tick; several of them; fields by name; rows. */
export type Typed = string | boolean | readonly string[] | TypedRow | readonly TypedRow[]
export interface TypedRow {
  readonly [name: string]: Typed
}

/** More rows than anybody has: what a form says of itself is not believed. */
const ROWS_MAX = 200

/** `content.yaml` and `services/dinner/price` -> `content-services-dinner-price`, as the form and its anchors call a field. */
export const nameOf = ({ file, path }: { file: string; path: string }): string =>
  [file.replace(/\.\w+$/, ''), ...(path === '' ? [] : path.split('/'))].join('-')

/** What the form shows for what her site says. */
export function typedOf({ control, fallback, path }: Pick<HerField, 'control' | 'fallback' | 'path'>, said: Json | undefined): Typed {
  const value = said ?? (fallback as Json | undefined)
  switch (control.kind) {
    case 'text':
      return typeof value !== 'string' ? '' : path === '' ? unwrap(value) : value
    case 'number':
      return typeof value === 'number' || typeof value === 'string' ? String(value) : ''
    case 'choice':
      return typeof value === 'string' ? value : optionOf(control.values ?? {}, value)
    case 'boolean':
      return value === true
    case 'choices':
    case 'texts':
      return Array.isArray(value) ? value.map(String) : []
    case 'group':
      return rowOf(control.fields, value)
    case 'list':
      return Array.isArray(value) ? value.map((each: Json) => rowOf(control.fields, each)) : []
  }
}

/** The option that stands for a value; of a value that none stands for, as colours of a developer's choice, the value itself. */
const optionOf = (values: Readonly<Record<string, Json>>, value: Json | undefined): string =>
  Object.keys(values).find((option) => sameJson(values[option], value)) ?? canonicalJson(value)

/** Undefined: an option as it is, a text. */
export function ownValue(option: string): Json | undefined {
  if (!option.startsWith('{')) return undefined
  try {
    return JSON.parse(option) as Json
  } catch {
    return undefined
  }
}

const rowOf = (fields: readonly HerField[], value: Json | undefined): TypedRow =>
  Object.fromEntries(fields.map((field) => [field.path, typedOf(field, partOf(value, field.path))]))

const partOf = (value: Json | undefined, name: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
    ? (value as Record<string, Json>)[name]
    : undefined

/** Markdown whose lines a developer has broken: a paragraph in one line, which a phone breaks by itself. What its breaks mean something in stays. */
export const unwrap = (text: string): string =>
  text.trim().replaceAll(/(?<=[^\s\\])(?<!^(?:#| {4}|\||>).*)\n(?=[^\s#>|*+-])(?!\d+[.)]\s)/gm, ' ')

/** What a browser sends of one field, `name` being what the form calls it. */
export function readTyped(form: FormData, name: string, control: Control): Typed {
  const all = form.getAll(name).map(String)
  switch (control.kind) {
    case 'text':
    case 'number':
    case 'choice':
      return all[0] ?? ''
    case 'boolean':
      return all.includes('yes')
    case 'choices':
      return all
    case 'texts':
      return all.flatMap((text) => text.split('\n')).flatMap((line) => line.trim() || [])
    case 'group':
      return readRow(form, name, control.fields)
    case 'list': {
      const count = Math.min(Number(form.get(`${name}.count`)) || 0, ROWS_MAX)
      return Array.from({ length: count }, (_, index) => readRow(form, `${name}.${index}`, control.fields))
    }
  }
}

const readRow = (form: FormData, name: string, fields: readonly HerField[]): TypedRow =>
  Object.fromEntries(fields.map(({ path, control }) => [path, readTyped(form, `${name}.${path}`, control)]))

/** What her site would say. Undefined: nothing. A number that is none stays a text: the contract has the last word. */
export function jsonOf({ control, isNeeded }: Pick<HerField, 'control' | 'isNeeded'>, typed: Typed): Json | undefined {
  switch (control.kind) {
    case 'text':
      return String(typed).trim() || (isNeeded ? '' : undefined)
    case 'number':
      return numberOf(String(typed))
    case 'choice':
      return control.values?.[String(typed)] ?? ownValue(String(typed)) ?? (String(typed) || undefined)
    case 'boolean':
      return typed === true
    case 'choices':
      return [...(typed as readonly string[])]
    case 'texts':
      return emptyAsNothing([...(typed as readonly string[])], isNeeded)
    case 'group': {
      const row = typed as TypedRow
      return isEmptyRow(row) ? undefined : fieldsOf(control.fields, row)
    }
    case 'list':
      return emptyAsNothing(
        (typed as readonly TypedRow[]).filter((row) => !isEmptyRow(row)).map((row) => fieldsOf(control.fields, row)),
        isNeeded,
      )
  }
}

const emptyAsNothing = (list: Json[], isNeeded: boolean): Json | undefined => (list.length === 0 && !isNeeded ? undefined : list)

/** `1,150` and `$1,150` as people write a price; a comma before one or two digits is that of `1,5`. */
function numberOf(text: string): Json | undefined {
  const plain = text
    .replaceAll(/[\s\p{Sc}]/gu, '')
    .replaceAll(/,(?=\d{3}(?!\d))/g, '')
    .replace(',', '.')
  if (plain === '') return undefined
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text.trim()
}

export function fieldsOf(fields: readonly HerField[], row: TypedRow): { [key: string]: Json } {
  const entries = fields.map((field) => [field.path, jsonOf(field, row[field.path] ?? '')] as const)
  return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined))
}

/** Nothing is typed or ticked in any of its fields: a row that was added and left. */
export const isEmptyRow = (row: TypedRow): boolean => Object.values(row).every(isEmpty)

const isEmpty = (typed: Typed): boolean =>
  typeof typed === 'string'
    ? typed.trim() === ''
    : Array.isArray(typed)
      ? typed.every((each: string | TypedRow) => typeof each !== 'string' && isEmptyRow(each))
      : typed === false || (typeof typed === 'object' && isEmptyRow(typed as TypedRow))

/** The same without rows that were left empty, so that each stands where its value does. */
export function withoutEmptyRows(control: Control, typed: Typed): Typed {
  if (control.kind !== 'list') return typed
  return (typed as readonly TypedRow[])
    .filter((row) => !isEmptyRow(row))
    .map((row) => ({
      ...row,
      ...Object.fromEntries(control.fields.map((field) => [field.path, withoutEmptyRows(field.control, row[field.path] ?? '')])),
    }))
}
