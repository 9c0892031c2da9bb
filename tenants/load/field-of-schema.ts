import type * as z from 'zod'

// What a schema says about one place in a file: for messages, which give its own examples. Pure.

/** zod's schemas as far as they are walked here: https://zod.dev/packages/core */
interface Walked {
  description?: string
  _zod: { def: { type: string; innerType?: Walked; element?: Walked; shape?: Record<string, Walked>; options?: Walked[] } }
}

/** `Home city, e.g. "Sydney"`; undefined where no schema describes that place. */
export function describeField(schema: z.ZodType, path: readonly PropertyKey[]): string | undefined {
  return schemasAt(schema, path)
    .map(({ description }) => description)
    .find((description) => description !== undefined)
}

/** Names of the fields that may stand in a group. */
export function fieldNames(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  return [...new Set(schemasAt(schema, path).flatMap((each) => bare(each).flatMap(({ _zod: { def } }) => Object.keys(def.shape ?? {}))))]
}

/** One, or those of a union. */
function schemasAt(schema: z.ZodType, path: readonly PropertyKey[]): Walked[] {
  return path.reduce<Walked[]>(
    (schemas, key) =>
      schemas.flatMap(bare).flatMap(({ _zod: { def } }) => {
        const next = typeof key === 'number' ? def.element : def.shape?.[String(key)]
        return next === undefined ? [] : [next]
      }),
    [schema as unknown as Walked],
  )
}

/** Without its defaults and its "or nothing". */
function bare(schema: Walked): Walked[] {
  const { innerType, options } = schema._zod.def
  if (innerType !== undefined) return bare(innerType)
  return options === undefined ? [schema] : options.flatMap(bare)
}
