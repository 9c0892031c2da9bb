import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { connect } from '../../db/connect.ts'
import { undoFlood } from '../../db/queries/blocks.ts'
import { countMails } from '../../db/queries/seed-history.ts'
import { EVERY_MINUTE } from '../../edge/platform/cron-times.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { ROOT } from '../command-line/root.ts'
import { formatTable } from '../print/format-table.ts'
import { startStack } from '../runtime/start-stack.ts'
import { FLOODS, sendFlood } from './send-flood.ts'
import { isTooMuch, tellFlood } from './tell-flood.ts'

const SECONDS_MAX = 120

type Place = { stack: Awaited<ReturnType<typeof startStack>>; sql: ReturnType<typeof connect>; dataDir: string; end: number }

/** Floods a platform of its own from this machine and prints what came of each kind: holds, mails, what she sees, what is left once she has undone it. */
export async function flood({ requests }: { requests: number }): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'flood-'))
  const stack = await startStack({ paths: buildPaths(ROOT), port: 0, dataDir, databaseUrl: undefined, onProgress: () => undefined })
  const sql = connect(stack.databaseUrl)
  try {
    const place = { stack, sql, dataDir, end: Date.now() + SECONDS_MAX * 1000 }
    const rows = []
    for (const kind of FLOODS) rows.push(await floodOnce(kind, requests, place))
    console.log(formatTable(rows))
  } finally {
    await sql.end()
    await stack.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function floodOnce(kind: (typeof FLOODS)[number], requests: number, place: Place): Promise<Record<string, string>> {
  const { stack, sql, dataDir, end } = place
  const answers = await sendFlood(kind, { port: stack.port, requests, end })
  await mailsHaveLeft(place)
  const told = await tellFlood(sql, { flood: kind, dataDir, answers })
  const pattern = { kind: 'unconfirmed', hours: 1 } as const
  const undone = await undoFlood(sql, kind.slug, { pattern, until: new Date(), isBlocking: false })
  await mailsHaveLeft(place)
  const after = await tellFlood(sql, { flood: kind, dataDir, answers })
  if (isTooMuch(told) || after.holds !== '0') process.exitCode = 1
  return { ...told, undone: `${undone}`, 'holds after': `${after.holds}`, 'mails after': `${after['mails out']}` }
}

/** Sends what is due, also what another sender has taken. */
async function mailsHaveLeft({ stack, sql, end }: Place): Promise<void> {
  do await stack.runCron(EVERY_MINUTE)
  while ((await countMails(sql, 'pending')) > 0 && Date.now() < end)
}
