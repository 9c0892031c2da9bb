import type { Sql } from 'postgres'
import { inject } from 'vitest'
import { type SignedPlace, signInAt } from './sign-in-at.ts'

/** Signs in as a tenant, of the stack of all tests if no other is named. Returns the cookie. */
export const signInAs = async (
  tenantId: string,
  sql: Sql,
  place: SignedPlace = { port: inject('port'), dataDir: inject('dataDir') },
): Promise<string> => signInAt(tenantId, sql, place)
