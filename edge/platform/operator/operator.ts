import type { MiddlewareHandler } from 'hono'
import * as z from 'zod'
import { timingSafeEqual } from '../../http/timing-safe-equal.ts'
import { destroyKeys } from '../keys/destroy-keys.ts'
import { clientHash, phoneHash } from '../keys/keyed-hash.ts'
import { leaveMonths, settleAllKeys } from '../keys/settle-keys.ts'
import { withPostgres } from '../postgres/with-postgres.ts'
import { reviveDeadLetters } from './revive-dead-letters.ts'

// For the operator's commands, guarded by OPERATOR_KEY (operatorOnly). POST /_/operator/revive tries the dead letters of a tenant's outbox and her refused events again. What npm run
// privacy and npm run secrets ask for: /open sealed details, /hash a client's keyed hash, /forget what an outbox has of a client, /shred the keys
// of what Postgres has erased, /settle the keys of all tenants.

const bodySchema = z.object({
  tenantId: z.string(),
  items: z.array(z.object({ reference: z.string(), sealed: z.string() })).max(1000),
})

export function isOperator(env: PlatformEnv, request: Request): boolean {
  const given = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? ''
  return env.OPERATOR_KEY !== '' && timingSafeEqual(given, env.OPERATOR_KEY)
}

/** Lets the operator's commands through and nobody else. */
export const operatorOnly: MiddlewareHandler<{ Bindings: PlatformEnv }> = async (c, next) =>
  isOperator(c.env, c.req.raw) ? next() : c.json({ error: { message: 'Not allowed.' } }, 401)

export async function reviveForOperator(env: PlatformEnv, request: Request): Promise<Response> {
  const body = z.object({ tenantId: z.string() }).safeParse(await request.json().catch(() => undefined))
  if (!body.success) return Response.json({ error: { message: 'Expected { tenantId }.' } }, { status: 400 })
  return Response.json(await reviveDeadLetters(env, body.data.tenantId))
}

const hashSchema = z.union([z.object({ tenantId: z.string(), email: z.string() }), z.object({ tenantId: z.string(), phone: z.string() })])

/** The hash by which a client of a tenant is found, of an address or a number. */
export async function hashForOperator(env: PlatformEnv, request: Request): Promise<Response> {
  const body = hashSchema.safeParse(await request.json().catch(() => undefined))
  if (!body.success) return Response.json({ error: { message: 'Expected { tenantId, email } or { tenantId, phone }.' } }, { status: 400 })
  const { tenantId } = body.data
  const hashKey = await env.KEYS.get(env.KEYS.idFromName(tenantId)).hashKey()
  const hash =
    'email' in body.data ? await clientHash(hashKey, tenantId, body.data.email) : await phoneHash(hashKey, tenantId, body.data.phone)
  return Response.json({ clientHash: hash })
}

const forgetSchema = z.object({ tenantId: z.string(), clientHash: z.string().nullable(), references: z.array(z.string()).max(1000) })

/** Deletes what the outbox still has of a client, dead letters included, and says the references. */
export async function forgetForOperator(env: PlatformEnv, request: Request): Promise<Response> {
  const body = forgetSchema.safeParse(await request.json().catch(() => undefined))
  if (!body.success) return Response.json({ error: { message: 'Expected { tenantId, clientHash, references }.' } }, { status: 400 })
  const { tenantId } = body.data
  return Response.json({ references: await env.OUTBOX.get(env.OUTBOX.idFromName(tenantId)).erase(body.data) })
}

/** Destroys the keys of what Postgres has erased, now. Answers when they are destroyed. */
export async function shredForOperator(env: PlatformEnv, request: Request): Promise<Response> {
  const body = z.object({ tenantId: z.string() }).safeParse(await request.json().catch(() => undefined))
  if (!body.success) return Response.json({ error: { message: 'Expected { tenantId }.' } }, { status: 400 })
  const { tenantId } = body.data
  const keys = await withPostgres(env, async (sql) => {
    await leaveMonths(env, sql, tenantId)
    return destroyKeys(env, sql, tenantId)
  })
  return Response.json({ keys, hasMonths: await env.KEYS.get(env.KEYS.idFromName(tenantId)).hasMonths() })
}

/** Walks the keys of all tenants with the present secrets, and says how each stands. */
export async function settleForOperator(env: PlatformEnv): Promise<Response> {
  return Response.json({ tenants: await withPostgres(env, (sql) => settleAllKeys(env, sql)) })
}

export async function openForOperator(env: PlatformEnv, request: Request): Promise<Response> {
  const body = bodySchema.safeParse(await request.json().catch(() => undefined))
  if (!body.success) return Response.json({ error: { message: 'Expected { tenantId, items }.' } }, { status: 400 })
  const { tenantId, items } = body.data
  return Response.json({ clients: await env.KEYS.get(env.KEYS.idFromName(tenantId)).open(tenantId, items) })
}
