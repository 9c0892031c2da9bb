import type { Sql } from 'postgres'
import { connect } from '../../db/connect.ts'
import { addBlock } from '../blocks/commands.ts'
import { checkOutcome, waitUntilStored } from '../chaos/check-outcome.ts'
import { CANARY } from '../chaos/clients.ts'
import { startVictim, type Victim } from '../chaos/victim.ts'
import type { PlatformAddress } from '../runtime/ask-platform.ts'
import { freePort } from '../runtime/free-port.ts'
import { type LocalSecrets, loadLocalSecrets, SECRET_NAMES } from '../runtime/local-secrets.ts'
import { eventually } from '../test-support/eventually.ts'
import { DATA_SECRETS } from './check-secrets.ts'
import { BLOCKED, DrillBookings } from './drill-bookings.ts'
import { type GivenLinks, giveLinks } from './drill-links.ts'
import { DrillPhotos } from './drill-photos.ts'
import { type DrillRow, drillRow, lookAtAll } from './look-at-all.ts'
import { rotateSecret } from './rotate-secret.ts'

const ROUNDS = 2
/** Before, and in each round: while the files change, across the kill, and after it. */
const PHASES = 1 + 3 * ROUNDS

/**
 * Every secret of a platform of its own changed twice in a row, with requests before, meanwhile and after; at the end everything is opened. The platform
 * is killed without warning each time, with requests on their way.
 */
export async function runDrill(bookings: number): Promise<DrillRow[]> {
  const victim = await startVictim(await freePort())
  const sql = connect(await victim.startPostgres())
  try {
    return await drill(victim, { sql, count: Math.ceil(bookings / PHASES) })
  } finally {
    await sql.end()
    await victim.end()
  }
}

async function drill(victim: Victim, { sql, count }: { sql: Sql; count: number }): Promise<DrillRow[]> {
  const { port, dataDir } = victim
  const requests = new DrillBookings(port)
  const given: GivenLinks[] = []
  const give = async () =>
    given.push(await giveLinks(sql, await loadLocalSecrets(dataDir), requests.acknowledged('claire')[0]?.reference ?? ''))
  const photos = new DrillPhotos(sql, { port, dataDir })
  await requests.book(count)
  await requests.bookBlocked()
  await waitUntilStored(sql, requests.acknowledged())
  await addBlock({
    sql,
    tenant: 'claire',
    values: { email: BLOCKED.email, block: false, yes: false },
    platform: await address(port, dataDir),
  })
  await give()
  await photos.add()
  let refused = 0
  for (let round = 0; round < ROUNDS; round++) {
    const meanwhile = requests.book(count)
    for (const name of SECRET_NAMES) await rotateSecret(dataDir, name)
    for (const name of DATA_SECRETS)
      refused += await rotateSecret(dataDir, name).then(
        () => 0,
        () => 1,
      )
    const before = requests.acknowledged().length
    const across = requests.book(count)
    // The first is answered, so that others are on their way when it dies.
    await eventually(async () => (requests.acknowledged().length > before ? true : undefined), 'a request that is acknowledged')
    await victim.killAndRestart()
    await Promise.all([meanwhile, across])
    await eventually(async () => ((await isSettled(dataDir)) ? true : undefined), 'a platform that needs no old secret')
    await requests.book(count)
    await requests.bookBlocked()
    await give()
    await photos.add()
  }
  await waitUntilStored(sql, requests.acknowledged())
  const platform = await address(port, dataDir)
  return [
    drillRow('changes refused before every key was wrapped anew', `${refused}`, `${ROUNDS * DATA_SECRETS.length}`),
    ...(await lookAtAll({ sql, port, platform, requests, given })),
    await photos.look(platform),
    ...(
      await checkOutcome(sql, { clients: { asked: requests.asked, contradictions: [] }, dataDir, canary: CANARY.name.split(' ')[0] ?? '' })
    ).map(({ what, count: found, isWrong }) => ({ what, found: `${found}`, '': isWrong ? (found > 0 ? 'WRONG' : 'ok') : '' })),
  ]
}

const address = async (port: number, dataDir: string): Promise<PlatformAddress> => ({
  platformUrl: `http://localhost:${port}`,
  operatorKey: (await loadLocalSecrets(dataDir)).operatorKey,
})

async function isSettled(dataDir: string): Promise<boolean> {
  const { keySecretOld, hashSecretOld }: LocalSecrets = await loadLocalSecrets(dataDir)
  return keySecretOld === undefined && hashSecretOld === undefined
}
