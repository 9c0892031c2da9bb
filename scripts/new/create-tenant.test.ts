import { cp, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { exampleLines } from '../../tenants/load/check-example-words.ts'
import { loadTenant } from '../../tenants/load/load-tenant.ts'
import type { TenantProblems } from '../../tenants/load/problem.ts'
import { createTenant, DEFAULT_ANSWERS } from './create-tenant.ts'

const TEMPLATE = path.resolve(import.meta.dirname, '../../tenants/_template')
let tenants: string
beforeEach(async () => {
  tenants = await mkdtemp(path.join(tmpdir(), 'tenants-'))
  await cp(TEMPLATE, path.join(tenants, '_template'), { recursive: true })
})
const answers = { ...DEFAULT_ANSWERS, name: 'Emma', email: 'emma@example.com' }

describe('createTenant', () => {
  it('makes a tenant that is right at once', async () => {
    await createTenant(tenants, 'emma', {
      ...answers,
      city: 'Auckland',
      timeZone: 'Pacific/Auckland',
      country: 'NZ',
      currency: 'NZD',
      layout: 'modern',
    })
    const config = await loadTenant(path.join(tenants, 'emma'))
    expect(config.tenant).toMatchObject({
      name: 'Emma',
      city: 'Auckland',
      timeZone: 'Pacific/Auckland',
      country: 'NZ',
      locale: 'en-NZ',
      currency: 'NZD',
      status: 'preview',
      seo: { title: 'Emma · Auckland' },
      discretion: { quickExit: 'https://www.metservice.com/' },
      contact: { email: 'emma@example.com' },
    })
    expect(config.theme.layout).toBe('modern')
    expect(await readFile(path.join(tenants, 'emma/tenant.yaml'), 'utf8')).not.toMatch(/\b(NAME|CITY|TIME_ZONE|EMAIL)\b/)
  })

  it.each([
    ['AU', 'https://www.bom.gov.au/'],
    ['GB', 'https://www.metoffice.gov.uk/'],
    ['JP', 'https://worldweather.wmo.int/'],
  ])('leads away from a site in %s to a weather that surprises nobody there', async (country, quickExit) => {
    await createTenant(tenants, 'emma', { ...answers, country })
    expect((await loadTenant(path.join(tenants, 'emma'))).tenant.discretion.quickExit).toBe(quickExit)
  })

  it('takes a name that would break out of YAML as a name', async () => {
    const name = 'Emma: "the" #1 $& \\n'
    await createTenant(tenants, 'emma', { ...answers, name })
    expect((await loadTenant(path.join(tenants, 'emma'))).tenant.name).toBe(name)
  })

  it('has room for the longest name and city that there may be', async () => {
    const [name, city] = ['N'.repeat(60), 'C'.repeat(60)]
    await createTenant(tenants, 'emma', { ...answers, name, city })
    expect((await loadTenant(path.join(tenants, 'emma'))).tenant).toMatchObject({ name, city, seo: { title: name } })
  })

  it.each([
    ['a reserved name', 'admin', {}, /the platform does not keep for itself/],
    ['a name that is no label', 'Emma!', {}, /lower-case letters/],
    ['a layout that is not there', 'emma', { layout: 'baroque' }, /"baroque"/],
    ['a time zone that is none', 'emma', { timeZone: 'Perth' }, /IANA time zone/],
  ])('refuses %s and leaves nothing behind', async (_name, slug, change, message) => {
    await expect(createTenant(tenants, slug, { ...answers, ...change })).rejects.toThrow(message)
    expect(await readdir(tenants)).toEqual(['_template'])
  })

  it('closes one who sets her site up herself', async () => {
    await createTenant(tenants, 'emma', { ...answers, isInvited: true })
    expect((await loadTenant(path.join(tenants, 'emma'))).tenant.status).toBe('inactive')
  })

  it('makes one that nobody can open while it says what the template says, and names each such field', async () => {
    await createTenant(tenants, 'emma', answers)
    const folder = path.join(tenants, 'emma')
    expect(exampleLines(await loadTenant(folder))).toHaveLength(7)
    const file = path.join(folder, 'tenant.yaml')
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^status: preview/m, 'status: active'))
    const problems = await loadTenant(folder).then(
      () => [],
      (error: TenantProblems) => error.problems.map((problem) => [path.basename(problem.file), problem.field, problem.line !== undefined]),
    )
    expect(problems).toEqual([
      ['content.yaml', 'tagline', true],
      ['content.yaml', 'intro', true],
      ['about.md', undefined, false],
      ['content.yaml', 'services[0].description', true],
      ...[0, 1, 2].map((at) => ['photos.yaml', `photos[${at}].file`, true]),
    ])
  })

  it('never writes over a tenant', async () => {
    await createTenant(tenants, 'emma', answers)
    await expect(createTenant(tenants, 'emma', answers)).rejects.toThrow(/is there already/)
  })
})
