import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ROOT } from '../../command-line/root.ts'
import type { Finding } from '../finding.ts'

const DOCUMENTED = path.join(ROOT, 'docs/one-machine')
/** What systemd says of a machine that is not set up: no fault of a unit. */
const OF_THIS_MACHINE = /is not executable: No such file|Failed to (create|connect|open)|Unit \S+ not found|SO_PASSCRED/

export const HOW_TO_INSTALL_SYSTEMD = 'systemd-analyze is not installed here: apt-get install systemd'

/** The documented units, as systemd reads them. Undefined: no systemd-analyze here. */
export async function checkUnits(): Promise<Finding | undefined> {
  if (spawnSync('systemd-analyze', ['--version']).status !== 0) return undefined
  const folder = await mkdtemp(path.join(tmpdir(), 'units-'))
  try {
    const units = (await readdir(DOCUMENTED)).filter((name) => /\.(service|timer)$/.test(name))
    for (const name of units) await cp(path.join(DOCUMENTED, name), path.join(folder, name))
    const { stderr } = spawnSync('systemd-analyze', ['verify', ...units.map((name) => path.join(folder, name))], { encoding: 'utf8' })
    const said = stderr.split('\n').filter((line) => line.trim() !== '' && !OF_THIS_MACHINE.test(line))
    return { what: 'systemd-analyze verify', found: said[0] ?? `${units.length} units, no complaint`, isRight: said.length === 0 }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
