import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { simpleParser } from 'mailparser'
import type { Sql } from 'postgres'
import { selectHeldTimes } from '../../db/queries/held-times.ts'
import {
  ROUTINE_MAILS_PER_RECIPIENT_AND_DAY_MAX,
  UNCONFIRMED_HELD_HOURS_PER_TENANT_MAX,
  UNCONFIRMED_HOLDS_PER_TENANT_MAX,
} from '../../tenants/contract/limits.ts'
import { BOOKINGS_PER_TENANT_AND_DAY_MAX } from '../../tenants/contract/request-limits.ts'
import type { Flood } from './send-flood.ts'

const HOUR_MS = 3_600_000
const FAR = { from: new Date(), to: new Date(Date.now() + 1500 * 24 * HOUR_MS) }

/** What a flood has come to: a row of the table. */
export async function tellFlood(
  sql: Sql,
  { flood: { what, slug }, dataDir, answers }: { flood: Flood; dataDir: string; answers: ReadonlyMap<number, number> },
): Promise<Record<string, string>> {
  const held = await selectHeldTimes(sql, slug, FAR)
  const hours = held.reduce((sum, { from, to }) => sum + (to.getTime() - from.getTime()) / HOUR_MS, 0)
  const mails = await readMails(dataDir, slug)
  const out = mails.filter(({ to }) => to.includes('stranger'))
  const hers = mails.filter(({ to }) => to.includes(`${slug}@`))
  const most = Math.max(0, ...[...Map.groupBy(out, ({ to }) => to).values()].map((each) => each.length))
  return {
    flood: what,
    sent: `${[...answers.values()].reduce((sum, count) => sum + count, 0)}`,
    answers: [...answers].map(([status, count]) => `${count} × ${status}`).join(', '),
    holds: `${held.length}`,
    'held hours': hours.toFixed(0),
    'mails out': `${out.length}`,
    'most to one': `${most}`,
    'mails to her': `${hers.length}`,
    'of them about the flood': `${hers.filter(({ subject }) => subject === 'Many requests at once').length}`,
  }
}

/** Whether it took more of her calendar or mailed more than the limits say. */
export function isTooMuch(told: Record<string, string>): boolean {
  const bounds: Record<string, number> = {
    holds: UNCONFIRMED_HOLDS_PER_TENANT_MAX,
    'held hours': UNCONFIRMED_HELD_HOURS_PER_TENANT_MAX,
    'mails out': BOOKINGS_PER_TENANT_AND_DAY_MAX,
    'most to one': ROUTINE_MAILS_PER_RECIPIENT_AND_DAY_MAX,
    'of them about the flood': 1,
  }
  return Object.entries(bounds).some(([name, max]) => Number(told[name]) > max)
}

/** Mails of a tenant of a local run: to her, or with her name as the sender. */
async function readMails(dataDir: string, slug: string): Promise<{ to: string; subject: string }[]> {
  const folder = path.join(dataDir, 'mails')
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'))
  const parsed = await Promise.all(names.map(async (name) => simpleParser(await readFile(path.join(folder, name)))))
  return parsed
    .map(({ to, from, subject = '' }) => ({
      to: (Array.isArray(to) ? to : [to]).map((each) => each?.text).join(),
      from: from?.text ?? '',
      subject,
    }))
    .filter(({ to, from }) => to.includes(`${slug}@`) || from.toLowerCase().includes(slug))
}
