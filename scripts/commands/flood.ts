import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { connect } from '../../db/connect.ts'
import { undoFlood } from '../../db/queries/blocks.ts'
import { countMails } from '../../db/queries/seed-history.ts'
import { EVERY_MINUTE } from '../../edge/platform/cron-times.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { FLOODS, sendFlood } from '../flood/send-flood.ts'
import { isTooMuch, tellFlood } from '../flood/tell-flood.ts'
import { formatTable } from '../print/format-table.ts'
import { startStack } from '../runtime/start-stack.ts'

// npm run flood -- [--requests 60]: floods a platform of its own from this machine, on loopback and for two minutes at most, and tells what came of
// it: holds, mails, what she sees, and what is left once she has undone it. Exit 1 if a flood took more than its limits.

const REQUESTS_MAX = 500
const SECONDS_MAX = 120

const { values } = parseArgs({ options: { requests: { type: 'string', default: '60' } } })
const requests = Number(values.requests)
if (!Number.isInteger(requests) || requests < 1 || requests > REQUESTS_MAX) {
  console.error(`--requests is a whole number from 1 to ${REQUESTS_MAX}.`)
  process.exit(1)
}

const dataDir = await mkdtemp(path.join(tmpdir(), 'flood-'))
const stack = await startStack({
  paths: buildPaths(path.resolve(import.meta.dirname, '../..')),
  port: 0,
  dataDir,
  databaseUrl: undefined,
  onProgress: () => undefined,
})
const sql = connect(stack.databaseUrl)
try {
  const end = Date.now() + SECONDS_MAX * 1000
  const rows = []
  for (const flood of FLOODS) {
    const answers = await sendFlood(flood, { port: stack.port, requests, end })
    await mailsHaveLeft(end)
    const told = await tellFlood(sql, { flood, dataDir, answers })
    const pattern = { kind: 'unconfirmed', hours: 1 } as const
    const undone = await undoFlood(sql, flood.slug, { pattern, until: new Date(), isBlocking: false })
    await mailsHaveLeft(end)
    const after = await tellFlood(sql, { flood, dataDir, answers })
    if (isTooMuch(told) || after.holds !== '0') process.exitCode = 1
    rows.push({ ...told, undone: `${undone}`, 'holds after': `${after.holds}`, 'mails after': `${after['mails out']}` })
  }
  console.log(formatTable(rows))
} finally {
  await sql.end()
  await stack.stop()
  await rm(dataDir, { recursive: true, force: true })
}

/** Sends what is due, also what another sender has taken. */
async function mailsHaveLeft(end: number): Promise<void> {
  do await stack.runCron(EVERY_MINUTE)
  while ((await countMails(sql, 'pending')) > 0 && Date.now() < end)
}
