import type { ISql } from 'postgres'

const ROLES = ['companion_ingest', 'companion_read'] as const

/** The message says what to do. */
export class RolesNotTaken extends Error {
  override readonly name = 'RolesNotTaken'
}

/**
 * Lets whoever migrates take the roles of the Workers, because on one machine they use the same login. A superuser may anyway; an owner who may only
 * create roles (managed PostgreSQL) has, from version 16 on, the right to give them away and not the right to take them.
 * https://www.postgresql.org/docs/18/role-attributes.html#ROLE-CREATION
 */
export async function takeRoles(sql: ISql): Promise<void> {
  const [{ version, login }] = await sql<
    [{ version: number; login: string }]
  >`select current_setting('server_version_num')::integer as version, current_user as login`
  const [right, options] = version >= 160_000 ? ['SET', 'with set true, inherit false'] : ['MEMBER', '']
  for (const role of ROLES) {
    const [{ may }] = await sql<[{ may: boolean }]>`select pg_has_role(current_user, ${role}::name, ${right}) as may`
    if (may) continue
    await sql.unsafe(`grant ${role} to current_user ${options}`).catch((error: unknown) => {
      throw new RolesNotTaken(
        `The user ${login} may not take the role ${role}, without which no booking is stored. It was made by another user of this server. As that user or as an administrator: grant ${ROLES.join(', ')} to "${login}";`,
        { cause: error },
      )
    })
  }
}
