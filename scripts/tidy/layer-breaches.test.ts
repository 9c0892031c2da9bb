import { describe, expect, it } from 'vitest'
import { findBreaches } from './find-untidy.ts'

const breachesOf = (file: string, text: string) =>
  findBreaches([{ file, text }])
    .filter(({ rule }) => rule !== 'nothing imports this file')
    .map(({ line, rule }) => `${line}: ${rule}`)

describe('the rooms of edge/', () => {
  it('lets each Worker import its own floors below, what both share, and the contract', () => {
    const text =
      "import { log } from '../../http/log.ts'\nimport { pick } from '../variants/pick.ts'\nimport { limits } from '../../../tenants/contract/limits.ts'"
    expect(breachesOf('edge/site/bookings/receive.ts', text)).toEqual([])
  })

  it('lets the site Worker have nothing of the platform but types', () => {
    const types = "import type { Outbox } from '../../platform/outbox/outbox.ts'\nimport { type Salts } from '../../platform/keys/salts.ts'"
    expect(breachesOf('edge/site/bookings/receive.ts', types)).toEqual([])
    expect(breachesOf('edge/site/bookings/receive.ts', "import { seal } from '../../platform/keys/seal.ts'")).toEqual([
      '1: edge/site/bookings may not import edge/platform/keys/seal.ts: another Worker',
    ])
    expect(breachesOf('edge/site/bookings/receive.ts', "import {\n  type Salts,\n  salts,\n} from '../../platform/keys/salts.ts'")).toEqual(
      ['4: edge/site/bookings may not import edge/platform/keys/salts.ts: another Worker'],
    )
  })

  it('lets only the platform Worker reach Postgres', () => {
    const text = "import { insertBooking } from '../../../db/queries/insert-booking.ts'"
    expect(breachesOf('edge/site/bookings/receive.ts', text)).toEqual([
      '1: edge/site/bookings may not import db/queries/insert-booking.ts: only the platform Worker reaches Postgres',
    ])
    expect(breachesOf('edge/platform/outbox/forward.ts', text)).toEqual([])
  })

  it('lets her forms read Markdown as a build does, and the site Worker, whose bytes count, not', () => {
    const text = "import { findForeign } from '../../../tenants/markdown/find-foreign.ts'"
    expect(breachesOf('edge/platform/mail/draft.ts', text)).toEqual([])
    expect(breachesOf('edge/site/bookings/receive.ts', text)).toEqual(['1: edge/ may not import tenants/markdown/find-foreign.ts'])
    expect(breachesOf('edge/platform/mail/draft.ts', text.replace('markdown', 'load'))).toHaveLength(1)
    expect(breachesOf('tenants/markdown/find-foreign.ts', "import { readText } from '../load/read-text.ts'")).toHaveLength(1)
  })

  it('lets no arrow point upwards, nor between neighbours, so that there are no circles', () => {
    expect(breachesOf('edge/http/log.ts', "import { open } from '../platform/keys/open.ts'")).toHaveLength(1)
    expect(breachesOf('edge/platform/mail/draft.ts', "import { page } from '../requests/page.ts'")).toEqual([
      '1: edge/platform/mail may not import edge/platform/requests/page.ts: a floor above',
    ])
    expect(breachesOf('edge/platform/outbox/forward.ts', "export { read } from '../ingest/read.ts'")).toHaveLength(1)
  })

  it('knows every room', () => {
    expect(breachesOf('edge/desk/page.ts', '')).toEqual(['undefined: edge/ has no room edge/desk: see scripts/tidy/layer-breaches.ts'])
    // Each page of her app has the room of its tab, so that there is none for the rest.
    expect(breachesOf('edge/platform/dashboard/page.ts', '')).toHaveLength(1)
  })
})
