import { describe, expect, inject, it } from 'vitest'
import { loadLocalSecrets } from '../../../scripts/runtime/local-secrets.ts'
import { readTables } from '../../../scripts/test-support/read-tables.ts'
import { requestDashboard } from '../../../scripts/test-support/request-dashboard.ts'

const ask = (path: string, rest: Partial<Parameters<typeof requestDashboard>[1]> = {}) => requestDashboard(path, { cookie: '', ...rest })

describe('the operator', () => {
  it('sees every tenant and what waits, with the key only', async () => {
    const { operatorKey } = await loadLocalSecrets(inject('dataDir'))
    expect((await ask('/operator')).status).toBe(401)
    const basic = (key: string) => ({ authorization: `Basic ${btoa(`operator:${key}`)}` })
    expect((await ask('/operator', { headers: basic('wrong') })).status).toBe(401)
    const html = await (await ask('/operator', { headers: basic(operatorKey) })).text()
    expect(html).toMatch(/claire[\s\S]*sophie/)
    const tables = readTables(html)
    expect(tables.get('Tenants')?.get('claire')?.[0]).toBe('active')
    const [built, deployed] = tables.get('Operation')?.get('claire') ?? []
    expect([built, deployed]).toEqual([expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/), 'never'])
    expect(html).not.toMatch(/guest/i)
    const metrics = await ask('/_/metrics', { headers: { authorization: `Bearer ${operatorKey}` } })
    expect(await metrics.text()).toMatch(/companion_outbox_waiting\{tenant="claire"\} 0/)
    expect((await ask('/_/metrics')).status).toBe(401)
    for (const command of ['run', 'open', 'hand-over', 'take-over'])
      expect((await ask(`/_/operator/${command}`, { form: {} })).status, command).toBe(401)
  })
})
