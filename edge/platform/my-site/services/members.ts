import { type Json, orderOf, type SiteChange, type SiteSource, siteValueOf } from '../../../../tenants/contract/site-fields.ts'
import type { HerList } from '../form/field-at.ts'

/** Ids of the members of a list, in its order. Pure, as all of these. */
export const idsOf = (source: SiteSource, list: HerList): string[] => {
  const ids = siteValueOf(source, { file: list.file, path: orderOf(list.path) })
  return Array.isArray(ids) ? ids.map(String) : []
}

export const memberOf = (source: SiteSource, list: HerList, id: string): { [key: string]: Json } | undefined =>
  siteValueOf(source, { file: list.file, path: `${list.path}/${id}` }) as { [key: string]: Json } | undefined

/** One up or down. Undefined: it is at the end already, or gone. */
export function moveMember(source: SiteSource, list: HerList, { id, by }: { id: string; by: -1 | 1 }): SiteChange | undefined {
  const ids = idsOf(source, list)
  const at = ids.indexOf(id)
  const to = at + by
  if (at < 0 || to < 0 || to >= ids.length) return undefined
  return { file: list.file, path: orderOf(list.path), before: ids, after: ids.toSpliced(at, 1).toSpliced(to, 0, id) }
}
