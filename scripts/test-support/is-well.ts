import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { ROOT } from '../command-line/root.ts'
import { parseDockerfile } from '../container/parse-dockerfile.ts'

/** What the health check of the container (Dockerfile) says of a platform at that port. */
export async function isWell(port: number): Promise<boolean> {
  const steps = parseDockerfile(await readFile(path.join(ROOT, 'Dockerfile'), 'utf8'))
  const check = steps.find(({ name }) => name === 'HEALTHCHECK')?.text.replace(/^.*?CMD /, '') ?? ''
  const [, ...flags] = JSON.parse(check) as string[]
  return promisify(execFile)(process.execPath, flags, { env: { PORT: `${port}` } }).then(
    () => true,
    () => false,
  )
}
