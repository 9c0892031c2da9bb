import { SLUG_LENGTH_MAX } from '../../../tenants/contract/limits.ts'

/** `Été à Paris.jpg` -> `ete-a-paris`, and a number where that is taken. Pure. */
export function makeId(text: string, taken: ReadonlySet<string>, otherwise: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-\d]+|-+$/g, '')
    .slice(0, SLUG_LENGTH_MAX - 4)
    .replace(/-+$/, '')
  const base = words === '' ? otherwise : words
  let id = base
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`
  return id
}
