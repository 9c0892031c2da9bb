import type { MiddlewareHandler } from 'hono'
import * as z from 'zod'
import { reviveDeadLetters } from '../dashboard/dead-letters-page.ts'
import { isSame } from '../secrecy/is-same.ts'

// For the operator's commands, guarded by OPERATOR_KEY (operatorOnly). POST /_/operator/open opens sealed details (npm run privacy); POST /_/operator/revive tries the
// dead letters of a tenant's outbox and her refused events again.

const bodySchema = z.object({
  tenantId: z.string(),
  items: z.array(z.object({ reference: z.string(), sealed: z.string() })).max(1000),
})

export function isOperator(env: PlatformEnv, request: Request): boolean {
  const given = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? ''
  return env.OPERATOR_KEY !== '' && isSame(given, env.OPERATOR_KEY)
}

/** Lets the operator's commands through and nobody else. */
export const operatorOnly: MiddlewareHandler<{ Bindings: PlatformEnv }> = async (c, next) =>
  isOperator(c.env, c.req.raw) ? next() : c.json({ error: { message: 'Not allowed.' } }, 401)

export async function reviveForOperator(env: PlatformEnv, request: Request): Promise<Response> {
  const body = z.object({ tenantId: z.string() }).safeParse(await request.json().catch(() => undefined))
  if (!body.success) return Response.json({ error: { message: 'Expected { tenantId }.' } }, { status: 400 })
  return Response.json(await reviveDeadLetters(env, body.data.tenantId))
}

export async function openForOperator(env: PlatformEnv, request: Request): Promise<Response> {
  const body = bodySchema.safeParse(await request.json().catch(() => undefined))
  if (!body.success) return Response.json({ error: { message: 'Expected { tenantId, items }.' } }, { status: 400 })
  const { tenantId, items } = body.data
  return Response.json({ clients: await env.KEYS.get(env.KEYS.idFromName(tenantId)).open(tenantId, items) })
}
