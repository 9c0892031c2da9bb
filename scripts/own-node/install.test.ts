import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { binariesFor } from '../../db/embedded/embedded-postgres.ts'
import { refuseNamelessUser } from '../../db/embedded/run-as-owner.ts'
import { ROOT } from '../command-line/root.ts'

// What npm ci does on the machines of others, read off the lock file: nothing is installed here.

const semver = createRequire(import.meta.url)('semver') as { satisfies: (version: string, range: string) => boolean }
const names = z.union([z.string(), z.array(z.string())]).optional()
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      engines: z.record(z.string(), z.string()).optional(),
      deprecated: z.string().optional(),
      hasInstallScript: z.boolean().default(false),
      dev: z.boolean().default(false),
      os: names,
      cpu: names,
      libc: names,
    }),
  ),
})
const read = (file: string) => readFile(path.join(ROOT, file), 'utf8')
const { packages } = lockSchema.parse(JSON.parse(await read('package-lock.json')))
const { allowScripts } = JSON.parse(await read('package.json')) as { allowScripts: Record<string, true> }
const own = JSON.parse(await read('scripts/own-node/package.json')) as {
  version: string
  engines: { node: string }
  optionalDependencies: Record<string, string>
}
const MACHINES = ['linux x64', 'linux arm64', 'darwin x64', 'darwin arm64'] as const
const matches = (wanted: string | string[] | undefined, what: string) => wanted === undefined || [wanted].flat().includes(what)

/** Every package that lands on such a machine, by its name. */
function installedOn(machine: string) {
  const [os = '', cpu = ''] = machine.split(' ')
  return Object.entries(packages)
    .filter(([folder, { os: systems, cpu: processors }]) => folder !== '' && matches(systems, os) && matches(processors, cpu))
    .map(([folder, found]) => ({ ...found, name: folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length) }))
}

describe.each(MACHINES)('npm ci on %s', (machine) => {
  const installed = installedOn(machine)
  const [os = '', cpu = ''] = machine.split(' ')

  it('has no package that Node 22 or 24 would be warned about, and none that is deprecated', () => {
    const foreign = installed.filter(
      ({ name, engines }) =>
        name !== 'own-node' &&
        engines?.node !== undefined &&
        !['22.23.0', own.version].every((node) => semver.satisfies(node, engines.node ?? '')),
    )
    expect(foreign.map(({ name, engines }) => `${name} ${engines?.node}`)).toEqual([])
    expect(installed.filter(({ deprecated }) => deprecated !== undefined).map(({ name }) => name)).toEqual([])
  })

  it('runs install scripts that somebody has looked at, and no others', () => {
    const asking = installed.filter(({ hasInstallScript, name }) => hasInstallScript && allowScripts[name] === undefined)
    expect(asking.map(({ name }) => name)).toEqual([])
  })

  it('has the programs of that machine: PostgreSQL, workerd, the photo encoder, compilers and checkers', () => {
    const found = installed.map(({ name }) => name)
    const cloudflare = cpu === 'x64' ? '64' : cpu
    const gnu = os === 'linux' ? '-gnu' : ''
    expect(found).toEqual(
      expect.arrayContaining([
        binariesFor(os, cpu),
        `@cloudflare/workerd-${os}-${cloudflare}`,
        `@img/sharp-${os}-${cpu}`,
        `@img/sharp-libvips-${os}-${cpu}`,
        `@esbuild/${os}-${cpu}`,
        `lightningcss-${os}-${cpu}${gnu}`,
        `@rolldown/binding-${os}-${cpu}${gnu}`,
        `@biomejs/cli-${os}-${cpu}`,
        `@oxlint/binding-${os}-${cpu}${gnu}`,
        `@oxlint-tsgolint/${os}-${cpu}`,
      ]),
    )
  })

  it('brings a Node where there is one to bring', () => {
    const brought = installed.map(({ name }) => name).filter((name) => /^node-(linux|darwin)/.test(name))
    expect(brought).toEqual(os === 'linux' ? [`node-${os}-${cpu}`] : [])
  })
})

it('brings its own Node where that of the machine is no Node 24 of long support', () => {
  // npm leaves an optional package out whose engines do not match.
  const isBrought = (version: string) => semver.satisfies(version, own.engines.node)
  expect(['20.20.2', '22.23.0', '24.10.0', '25.1.0', '26.10.0'].filter((version) => !isBrought(version))).toEqual([])
  expect(['24.11.0', own.version].filter(isBrought)).toEqual([])
  expect(new Set(Object.values(own.optionalDependencies))).toEqual(new Set([own.version]))
})

it('says to a user without a name, before anything is built, what PostgreSQL would say after minutes', () => {
  expect(() => refuseNamelessUser()).not.toThrow()
  const nobody = () => {
    throw new Error('uv_os_get_passwd returned ENOENT')
  }
  expect(() => refuseNamelessUser(nobody)).toThrow(
    /has none in \/etc\/passwd\. Add a line for it there, run as another user, or set DATABASE_URL\./,
  )
})
