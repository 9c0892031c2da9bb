import type * as z from 'zod'
import { aboutSchema, contentSchema } from './content.ts'
import { HER_GROUPS, type HerGroup, type Hers } from './hers.ts'
import { photosSchema } from './photos.ts'
import type { Json, SiteField } from './site-fields.ts'
import { tenantSchema } from './tenant.ts'
import { themeSchema } from './theme.ts'

/** Files of a tenant's folder that have fields of hers, with what checks each. Pages of her own are files beside these. */
export const HER_FILES = {
  'tenant.yaml': tenantSchema,
  'content.yaml': contentSchema,
  'theme.yaml': themeSchema,
  'photos.yaml': photosSchema,
  'about.md': aboutSchema,
} as const satisfies Record<string, z.ZodType>
export type HerFile = keyof typeof HER_FILES

export interface HerField extends SiteField, Omit<Hers, 'isLong'> {
  control: Control
  isNeeded: boolean
  /** What it is where she says nothing. */
  fallback?: unknown
}

/** How a field is filled in. Of what has fields itself, their paths begin below it. */
export type Control =
  | { kind: 'text'; isLong: boolean; min: number; max: number }
  | { kind: 'number'; min?: number; max?: number; step: number }
  | { kind: 'boolean' }
  /** One of a few; `values`: what an option stands for, where that is no text. */
  | { kind: 'choice'; options: readonly string[]; values?: Readonly<Record<string, Json>> }
  /** Any of a few. */
  | { kind: 'choices'; options: readonly string[] }
  /** Lines of text. */
  | { kind: 'texts'; max: number }
  | { kind: 'group'; fields: readonly HerField[] }
  /** A list. With ids its members are fields of their own (site-fields.ts); else it is one field. */
  | { kind: 'list'; hasIds: boolean; min: number; max?: number; fields: readonly HerField[] }

/** Fields of hers of one file, by its schema. */
export const fieldsOfFile = (file: string, schema: z.ZodType): HerField[] => fieldsBelow(file, '', schema)

/** Every field that is hers, as the contract has them. */
export const herFields = (): HerField[] => Object.entries(HER_FILES).flatMap(([file, schema]) => fieldsOfFile(file, schema))

/** Her forms: the groups that have a field, each with its fields in the contract's order. */
export function herForms(): { group: HerGroup; fields: HerField[] }[] {
  const all = herFields()
  return HER_GROUPS.map((group) => ({ group, fields: all.filter((field) => field.group === group) })).filter(
    ({ fields }) => fields.length > 0,
  )
}

interface Peeled {
  schema: z.ZodType
  isNeeded: boolean
  fallback?: unknown
  hers?: Hers
}

/** A schema without what stands around it (optional, default), and what that says. The label that stands furthest outside counts. */
function peel(outer: z.ZodType): Peeled {
  const peeled: Peeled = { schema: outer, isNeeded: true }
  for (;;) {
    const { schema } = peeled
    const meta = schema.meta()?.hers
    if (meta) peeled.hers ??= meta
    const def = schema.def as unknown as { type: string; innerType?: z.ZodType; defaultValue?: unknown }
    if (!def.innerType) return peeled
    peeled.isNeeded = false
    if (def.type === 'default' || def.type === 'prefault') peeled.fallback = def.defaultValue
    peeled.schema = def.innerType
  }
}

/** Fields of hers at a place and below it. What has no label of its own is looked into. */
function fieldsBelow(file: string, path: string, outer: z.ZodType): HerField[] {
  const { schema, isNeeded, fallback, hers } = peel(outer)
  if (!hers) return childrenOf(schema).flatMap(([name, child]) => fieldsBelow(file, join(path, name), child))
  const { isLong = false, ...said } = hers
  const control = controlOf(file, schema, isLong)
  return control ? [{ file, path, ...said, control, isNeeded, ...(fallback === undefined ? {} : { fallback }) }] : []
}

const join = (path: string, name: string): string => (path === '' ? name : `${path}/${name}`)

const childrenOf = (schema: z.ZodType): [string, z.ZodType][] =>
  schema.def.type === 'object' ? Object.entries((schema as z.ZodObject).shape as Record<string, z.ZodType>) : []

function controlOf(file: string, schema: z.ZodType, isLong: boolean): Control | undefined {
  switch (schema.def.type) {
    case 'string': {
      const { minLength, maxLength } = schema as z.ZodString
      return { kind: 'text', isLong, min: minLength ?? 0, max: maxLength ?? 200 }
    }
    case 'number':
      return numberOf(schema as z.ZodNumber)
    case 'boolean':
      return { kind: 'boolean' }
    case 'enum':
      return { kind: 'choice', options: (schema as z.ZodEnum).options.map(String) }
    case 'object':
      return { kind: 'group', fields: fieldsIn(file, schema) }
    case 'array':
      return listOf(file, schema as z.ZodArray)
    default:
      return undefined
  }
}

function numberOf({ minValue, maxValue, format, def }: z.ZodNumber): Control {
  const steps = (def.checks ?? []).map((check) => check._zod.def as { check: string; value?: number })
  const step = steps.find(({ check }) => check === 'multiple_of')?.value ?? (format?.includes('int') ? 1 : 0.01)
  return { kind: 'number', step, ...(minValue === null ? {} : { min: minValue }), ...(maxValue === null ? {} : { max: maxValue }) }
}

function listOf(file: string, { element, def }: z.ZodArray): Control {
  const { schema } = peel(element as z.ZodType)
  const sizes = (def.checks ?? []).map((check) => check._zod.def as { check: string; minimum?: number; maximum?: number })
  const min = sizes.find(({ check }) => check === 'min_length')?.minimum ?? 0
  const max = sizes.find(({ check }) => check === 'max_length')?.maximum
  if (schema.def.type === 'enum') return { kind: 'choices', options: (schema as z.ZodEnum).options.map(String) }
  if (schema.def.type === 'string') return { kind: 'texts', max: (schema as z.ZodString).maxLength ?? 200 }
  const hasIds = childrenOf(schema).some(([name]) => name === 'id')
  return { kind: 'list', hasIds, min, ...(max === undefined ? {} : { max }), fields: fieldsIn(file, schema) }
}

const fieldsIn = (file: string, schema: z.ZodType): HerField[] =>
  childrenOf(schema).flatMap(([name, child]) => fieldsBelow(file, name, child))
