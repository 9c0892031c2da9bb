import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { healthPath, PLATFORM_DOMAIN } from '../../tenants/contract/urls.ts'
import { ROOT } from '../command-line/root.ts'
import { parseDockerfile } from './parse-dockerfile.ts'

// No image is built here: what one would be is read off its file.

const read = (file: string) => readFile(path.join(ROOT, file), 'utf8')
const steps = parseDockerfile(await read('Dockerfile'))
const all = (name: string) => steps.filter((step) => step.name === name).map(({ text }) => text)
const last = (name: string) => all(name).at(-1) ?? ''
const variables = Object.fromEntries(
  all('ENV').flatMap((text) => [...text.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value])),
)
/** What stands after the options: the sources, then the place. */
const copied = all('COPY').map((text) => text.split(/\s+/).filter((word) => !word.startsWith('--')))
const sources = copied.flatMap((words) => words.slice(0, -1))

describe('the Dockerfile', () => {
  it('begins with Debian and the Node that the product brings', async () => {
    const { version } = JSON.parse(await read('scripts/own-node/package.json')) as { version: string }
    expect(all('FROM')).toEqual([`docker.io/library/node:${version.split('.')[0]}-trixie-slim`])
    expect(await read('docs/one-machine.md')).toContain('Debian 13')
  })

  it('installs what production runs from the lock file, and nothing from an address', () => {
    const installs = all('RUN').filter((text) => /\bnpm\b/.test(text))
    expect(installs).toEqual([expect.stringMatching(/^npm ci --omit=dev /)])
    expect(all('ADD')).toEqual([])
    for (const text of [...all('RUN'), ...all('COPY')]) expect(text).not.toMatch(/https?:|\bcurl\b|\bwget\b|--from=/)
  })

  it('copies files that are there, each by its name', async () => {
    expect(sources.length).toBeGreaterThan(2)
    for (const source of sources) expect((await stat(path.join(ROOT, source))).isFile(), source).toBe(true)
  })

  it('does not run as root, and makes nothing else after that', () => {
    expect(last('USER')).toMatch(/^[1-9]\d*:[1-9]\d*$/)
    const names = steps.map(({ name }) => name)
    for (const name of ['RUN', 'COPY']) expect(names.lastIndexOf(name), name).toBeLessThan(names.indexOf('USER'))
  })

  it('writes to one volume, in which everything lies that must stay', () => {
    const [volume = ''] = JSON.parse(last('VOLUME')) as string[]
    expect(all('VOLUME')).toHaveLength(1)
    expect(variables.DATA_DIR).toBe(`${volume}/data`)
    expect(variables.HOME).toBe('/tmp')
    // Made for the user of the image: a new volume takes its owner from here.
    const [user, group] = last('USER').split(':')
    expect(all('RUN').at(-1)).toBe(`install --directory --owner=${user} --group=${group} --mode=0700 ${volume}`)
  })

  it('has the build write into the checkout, never into the packages of the image', async () => {
    const places = [...(await read('astro.config.mjs')).matchAll(/\b(?:cache|out)Dir: '(.+?)'/g)].map(([, place]) => place)
    expect(places.sort()).toEqual(['./.cache/astro', './.cache/vite', './.engine'])
  })

  it('asks for health where the platform answers, at its port', async () => {
    expect(last('HEALTHCHECK')).toContain(`path: '${healthPath()}', headers: { host: '${PLATFORM_DOMAIN}' }`)
    expect(last('HEALTHCHECK')).toContain('port: process.env.PORT')
    expect(last('EXPOSE')).toBe(variables.PORT)
    expect(await read('docs/one-machine/companion.service')).toContain(`PORT=${variables.PORT}`)
  })

  it('starts what the documented machine starts', async () => {
    const { scripts } = JSON.parse(await read('package.json')) as { scripts: { serve: string } }
    const command = JSON.parse(last('CMD')) as string[]
    expect(command.join(' ')).toBe(`${scripts.serve.replace(/^exec /, '')} --production`)
    expect(await read('docs/one-machine/companion.service')).toContain('npm run --silent serve -- --production')
    expect(JSON.parse(last('ENTRYPOINT'))).toEqual(['/opt/companion/start.sh'])
    expect(copied).toContainEqual(['scripts/container/start.sh', './'])
  })

  it('names no secret, and is sent none: nor photos, nor anything that it does not copy', async () => {
    for (const name of Object.keys(variables)) expect(name).not.toMatch(/SECRET|KEY|URL|PASSWORD|TOKEN/)
    const lines = (await read('.dockerignore')).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    expect(lines[0]).toBe('*')
    expect(
      lines
        .slice(1)
        .map((line) => line.replace(/^!/, ''))
        .sort(),
    ).toEqual([...sources].sort())
    expect(lines.slice(1).every((line) => line.startsWith('!'))).toBe(true)
  })
})
