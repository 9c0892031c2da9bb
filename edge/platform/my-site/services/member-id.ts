import { SLUG_LENGTH_MAX } from '../../../../tenants/contract/limits.ts'
import { SLUG } from '../../../../tenants/contract/slug.ts'
import { citySlug } from '../../../../tenants/contract/urls.ts'

/** Room for `-2` and more. */
const ROOM = 4

/** `Dinner date` -> `dinner-date`; taken: `dinner-date-2`. A name that has no letter of ours, as an emoji, goes by `fallback`. Pure. */
export function memberId(name: string, { taken, fallback }: { taken: readonly string[]; fallback: string }): string {
  const base = hasId(name) ? slugOf(name) : fallback
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`
    if (!taken.includes(id)) return id
  }
}

/** Whether a name has anything that an id can be made of. */
export const hasId = (name: string): boolean => SLUG.test(slugOf(name))

const slugOf = (name: string): string =>
  citySlug(name)
    .slice(0, SLUG_LENGTH_MAX - ROOM)
    .replace(/^[\d-]+|-+$/g, '')
