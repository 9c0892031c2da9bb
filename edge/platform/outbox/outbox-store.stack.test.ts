import type { Miniflare } from 'miniflare'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runObjects } from '../../../scripts/test-support/run-objects.ts'

// In workerd, with the SQLite of a Durable Object: what the version before has left there.

/** The table as the version before makes it, with one request that waits. */
const EARLIER = `
  create table if not exists wishes (
    idempotency_key text primary key, request_hash text not null, reference text not null, state text not null, reason text,
    acknowledged integer not null default 0, refusals integer not null default 0, booking text, received_at integer not null
  );
  create index if not exists wishes_waiting_idx on wishes (received_at) where state in ('waiting', 'dead')`
const SCRIPT = `
  import { DurableObject } from 'cloudflare:workers'
  import { OutboxStore } from './outbox-store.ts'
  export class Outbox extends DurableObject {
    fetch(request) {
      const { pathname, searchParams } = new URL(request.url)
      const sql = this.ctx.storage.sql
      if (pathname === '/before') {
        const reference = searchParams.get('reference')
        sql.exec(${JSON.stringify(EARLIER)})
        sql.exec("insert into wishes values (?, 'hash', ?, 'waiting', null, 1, 0, ?, 5)", 'key-' + reference, reference, JSON.stringify({ reference }))
        return new Response()
      }
      const store = new OutboxStore(sql)
      const tables = sql.exec("select name from sqlite_master where name like 'wishes%'").toArray()
      return Response.json({ waiting: store.waiting(), found: store.find('key-A')?.reference, left: tables })
    }
  }
  export default { fetch: (request, env) => env.OUTBOX.get(env.OUTBOX.idFromName('claire')).fetch(request) }`

let runtime: Miniflare
beforeAll(async () => {
  runtime = await runObjects({ script: SCRIPT, dir: import.meta.dirname, classes: { OUTBOX: 'Outbox' } })
})
afterAll(() => runtime.dispose())

const ask = (where: string) => runtime.dispatchFetch(`http://outbox.invalid${where}`)
const waiting = (...references: string[]) => references.map((reference) => ({ booking: { reference }, acknowledged: true }))

it('loses no request that waits in the outbox of the version before, nor one that came in while a rollback lasted', async () => {
  await ask('/before?reference=A')
  expect(await (await ask('/after')).json()).toEqual({ waiting: waiting('A'), found: 'A', left: [] })
  await ask('/before?reference=B')
  expect(await (await ask('/after')).json()).toEqual({ waiting: waiting('A', 'B'), found: 'A', left: [] })
})
