import { createHash } from 'node:crypto'
import { slugSchema } from '../../tenants/contract/fields.ts'

export interface Batch {
  /** Always the same for a tenant, so that what one run keeps for a batch the next one finds. */
  name: string
  /** Slugs with blanks between them. */
  tenants: string
}

/**
 * Tenants -> what each of at most `count` machines checks, for a matrix of GitHub, which ends at 256 jobs. Folders that no tenant can have as a slug are left out: the check of
 * all tenants refuses them, and no command is given a name that it could take for an option. Pure.
 */
export function planBatches(slugs: readonly string[], count: number): Batch[] {
  const batches = new Map<number, string[]>()
  for (const slug of slugs.filter((each) => slugSchema.safeParse(each).success)) {
    const number = createHash('sha256').update(slug).digest().readUInt32BE() % count
    batches.set(number, [...(batches.get(number) ?? []), slug])
  }
  return [...batches].sort(([a], [b]) => a - b).map(([number, members]) => ({ name: String(number), tenants: members.join(' ') }))
}
