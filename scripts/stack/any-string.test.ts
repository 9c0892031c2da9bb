import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { eventually, freshAddress, requestSite } from '../test-stack/request-site.ts'

let sql: Sql
beforeAll(() => {
  sql = connect(inject('databaseUrl'))
})
afterAll(() => sql.end())

describe('bytes of one visitor', () => {
  it('cost nobody else’s counts', async () => {
    const mark = `mark${Date.now()}`
    const open = (query: string) =>
      requestSite({ port: inject('port'), slug: 'sophie', path: `/?${query}`, headers: { 'cf-connecting-ip': freshAddress() } })
    await open(`utm_source=%00&utm_medium=${mark}`)
    await open(`utm_source=innocent&utm_medium=${mark}`)
    await open(`utm_source=${'a'.repeat(119)}%F0%9F%92%8B%F0%9F%92%8B&utm_medium=${mark}`)
    await open(`utm_source=%ED%A0%BD%C2%85&utm_medium=${mark}`)
    const body = String.raw`{"name":"cta_click","path":"/\u0000\ud83d"}`
    await requestSite({ port: inject('port'), slug: 'sophie', path: '/_/events', method: 'POST', body })
    const rows = await eventually(async () => {
      const found = await sql`select utm_source from sessions where utm_medium = ${mark} order by utm_source collate "C"`
      return found.length === 4 ? found : undefined
    })
    expect(rows.map(({ utm_source }) => utm_source as string)).toEqual([`${'a'.repeat(119)}💋`, 'innocent', '\ufffd', '\ufffd\ufffd\ufffd'])
    await eventually(async () => (await sql`select from events where path = ${'/\ufffd\ufffd'}`)[0])
  })
})
