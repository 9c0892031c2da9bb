import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import type { BuildPaths } from '../../../sites/builder/paths.ts'
import { type LocalSecrets, saveSecrets } from '../../runtime/local-secrets.ts'
import { makeDataDir, type Serve, startServe } from '../../test-support/start-serve.ts'
import type { FoundServer } from '../postgres/find-server.ts'

export interface Machine {
  port: () => number
  dataDir: string
  /** What its start has said. */
  output: () => string
  /** A command of the checkout there, as its user gives it. Returns what it says; throws what it says where it fails. */
  run: (script: string, flags: readonly string[]) => Promise<string>
  restart: () => Promise<void>
  stop: () => Promise<void>
}

/** Mails wait for a server that is not there: none of this is anybody's. */
const NOBODY = 'smtp://127.0.0.1:9'

/** One machine as docs/one-machine.md sets it up, with the secrets of the old place and nothing else of it. */
export async function startMachine({ root }: BuildPaths, secrets: LocalSecrets, server: FoundServer): Promise<Machine> {
  const dataDir = await makeDataDir()
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await saveSecrets(dataDir, secrets)
  const env = { DATA_DIR: dataDir, SMTP_URL: NOBODY }
  const start = () => startServe({ root, flags: ['--production'], env })
  let serve: Serve = await start()
  const end = async () => {
    const ended = new Promise((resolve) => serve.child.once('close', resolve))
    serve.child.kill('SIGTERM')
    await ended
  }
  return {
    port: () => serve.port,
    dataDir,
    output: () => serve.output(),
    run: (script, flags) => {
      const tools = `${path.dirname(server.pgDump ?? '')}:${process.env.PATH ?? ''}`
      return promisify(execFile)(process.execPath, [`scripts/commands/${script}.ts`, ...flags], {
        cwd: root,
        env: { ...process.env, ...env, PORT: `${serve.port}`, PATH: tools },
      }).then(
        ({ stdout }) => stdout,
        ({ stdout, stderr }: { stdout: string; stderr: string }) => {
          throw new Error(`npm run ${script} -- ${flags.join(' ')} failed: ${stdout}${stderr}`)
        },
      )
    },
    restart: async () => {
      await end()
      serve = await start()
    },
    stop: async () => {
      await serve.stop()
    },
  }
}
