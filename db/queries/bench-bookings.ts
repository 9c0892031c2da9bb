import type { Sql } from 'postgres'

// What a benchmark of bookings asks of a server of its own.

/** Every request and mail, as though none had come: all times are free again, and the tables as small as before. */
export async function forgetBookings(sql: Sql): Promise<void> {
  await sql`truncate bookings, mails cascade`
}

export async function countUnsentMails(sql: Sql): Promise<number> {
  const [row] = await sql<[{ count: number }]>`select count(*)::integer as count from mails where sent_at is null`
  return row.count
}

/** A process of the server. */
export async function serverPid(sql: Sql): Promise<number> {
  const [row] = await sql<[{ pid: number }]>`select pg_backend_pid() as pid`
  return row.pid
}
