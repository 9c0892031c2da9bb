import { type SiteChange, type SiteField, siteValueOf } from '../../../../tenants/contract/site-fields.ts'
import { readPage, slugOfFile } from '../form/page-text.ts'
import { plainLines } from './plain-lines.ts'
import type { Telling } from './value-words.ts'

// A change of a page of her own, as she reads it. Pure.

/** `Page: Letters`, `New page: Letters`. */
export function pageLabel(field: SiteField & Partial<SiteChange>, telling: Telling): string {
  const page = readPage(field.after ?? field.before ?? siteValueOf(telling.source, field))
  const name = String(page?.title ?? slugOfFile(field.file))
  if (!('after' in field) && !('before' in field)) return name
  if (field.before === undefined) return `New page: ${name}`
  return field.after === undefined ? `Page removed: ${name}` : `Page: ${name}`
}

/** What a page says, without the signs of its file; `isSigned`: with those of its text. */
export function pageLines(value: SiteChange['after'], isSigned = false): string[] {
  const page = readPage(value)
  if (!page) return typeof value === 'string' ? [value] : []
  const { title, description, menu, text } = page
  const lines = [title, description, menu === false ? 'Not in the menu' : '', ...(isSigned ? text.split('\n') : plainLines(text))]
  return lines.filter((line): line is string => typeof line === 'string' && line.trim() !== '')
}
