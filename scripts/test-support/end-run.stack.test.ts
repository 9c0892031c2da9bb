import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { runningPort, startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { RUN_FOLDER } from './end-run.ts'

// What vitest itself cannot do when it is killed.
it.runIf(process.platform === 'linux')(
  'ends what a killed test run has started, a stubborn program and PostgreSQL too, and nothing else',
  async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'run-'))
    const start = (env: Record<string, string>, program: string) =>
      spawn(process.execPath, ['-e', `${program}; setInterval(() => {}, 1000)`], { env: { ...process.env, ...env }, stdio: 'ignore' })
    const [started, other] = [start({ [RUN_FOLDER]: folder }, ''), start({ [RUN_FOLDER]: `${folder}-of-another` }, '')]
    const postgres = path.join(folder, 'companion-1/postgres')
    await startEmbeddedPostgres(postgres)
    // The run: it starts the keeper, then is killed without warning.
    const run = spawn(
      process.execPath,
      [
        '-e',
        `require('node:child_process').spawn(process.execPath, ['scripts/test-support/keep-run.ts', '${folder}'], { detached: true, stdio: ['pipe', 'ignore', 'inherit'] }); setTimeout(() => process.kill(process.pid, 'SIGKILL'), 500)`,
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    )
    let said = ''
    run.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    // The keeper holds the other end of this pipe until it is done.
    await Promise.all([once(run.stderr, 'close'), once(started, 'close')])
    expect(said).toContain(`${started.pid} ${process.execPath}`)
    expect(said).toMatch(/\d+ postgres/)
    expect(await runningPort(path.join(postgres, 'cluster'))).toBeUndefined()
    expect(existsSync(folder)).toBe(false)
    expect(other.exitCode).toBeNull()
    other.kill()
  },
)
