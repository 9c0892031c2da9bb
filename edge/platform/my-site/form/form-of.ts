import type { HerGroup } from '../../../../tenants/contract/hers.ts'
import type { SiteField } from '../../../../tenants/contract/site-fields.ts'
import { mySitePath } from '../../../../tenants/contract/urls.ts'
import { fieldAt } from './field-at.ts'
import { PAGES, slugOfFile } from './page-text.ts'
import { nameOf } from './typed.ts'

/** Where a field of her site is filled in. Undefined: nowhere in her app. Pure. */
export function formOf(field: SiteField): string | undefined {
  if (field.file.startsWith(PAGES)) return mySitePath(`${PAGES}${slugOfFile(field.file)}`)
  const found = fieldAt(field)
  if (!found) return undefined
  switch (found.kind) {
    case 'field':
      return found.id === undefined
        ? `${mySitePath(groupPath(found.field.group))}#${nameOf(found.field)}`
        : `${memberPath(found.list?.path ?? '', found.id)}#${nameOf(found.field)}`
    case 'member':
      return memberPath(found.list.path, found.id)
    case 'order':
      return mySitePath(found.list.path)
  }
}

/** Name and city are asked for once, while a site is set up. */
const groupPath = (group: HerGroup): string => (group === 'start' ? 'set-up/name' : group)
const memberPath = (list: string, id: string): string => mySitePath(`${list}/${id}`)
