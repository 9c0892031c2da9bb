import { type SiteChange, type SiteField, siteValueOf, stepsOf, withSiteValue } from '../../../../tenants/contract/site-fields.ts'
import type { Telling } from './value-words.ts'

interface Then {
  /** All that was done with the change. */
  deed: readonly SiteChange[]
  /** All that is known of before and after it, newest first. */
  known?: readonly SiteChange[]
}

/** How a change of a test is told as it was when it was made: the winner of a test that goes on again, and a test that was taken back, are on her site no more. Pure. */
export function tellingThen<T extends Telling>({ file, path }: SiteField, { deed, known = deed }: Then, telling: T): T {
  if (file !== 'experiments.yaml') return telling
  const test = { file, path: stepsOf(path).slice(0, 2).join('/') }
  const begun = [...known, ...deed].find((each) => each.file === file && each.path === test.path)
  const value = siteValueOf(telling.source, test) ?? begun?.after ?? begun?.before
  if (value === undefined) return telling
  const parts = deed.filter((each) => each.file === file && each.path.startsWith(`${test.path}/`))
  const source = parts.reduce(
    (then, each) => withSiteValue(then, each, each.after ?? each.before),
    withSiteValue(telling.source, test, value),
  )
  return { ...telling, source }
}
