import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { tenantSchema } from '../contract/tenant.ts'
import { loadTenant } from './load-tenant.ts'
import { parseYaml } from './parse-yaml.ts'
import { formatProblem, type Problem, TenantProblems } from './problem.ts'

const TENANTS = path.resolve(import.meta.dirname, '..')

const SECOND_TEST = `  - id: second
    kind: photo
    hypothesis: Another photo.
    page: home
    slot: hero
    status: running
    start: 2026-11-16
    variants: [{ id: control, weight: 50, photo: silk }, { id: other, weight: 50, photo: garden }]
`

describe('loadTenant', () => {
  it.each(['claire', 'sophie'])('takes the sample tenant %s', async (slug) => {
    const config = await loadTenant(path.join(TENANTS, slug))
    expect(config.content.services.map(({ id }) => id)).toContain('dinner')
    expect(config.tenant.booking.noticeHours).toBeLessThanOrEqual(48)
  })

  it('gives Claire twelve photos and a running test of three variants', async () => {
    const { photos, experiments } = await loadTenant(path.join(TENANTS, 'claire'))
    expect(photos.length).toBeGreaterThanOrEqual(12)
    expect(experiments.find(({ id }) => id === 'hero-photo')).toMatchObject({
      status: 'running',
      variants: [{ id: 'control' }, { id: 'garden' }, { id: 'salon' }],
    })
  })

  it('tells every problem of every file at once, each with its place, what it got, what it expected and the fix', async () => {
    const problems = await problemsOf({
      'tenant.yaml': [/timeZone: .*/, 'timeZone: Sydney'],
      'theme.yaml': [/accent: .*/, 'accent: crimson'],
      'content.yaml': [/^tagline: .*/m, 'tagline: ""'],
      'experiments.yaml': [/weight: 34/, 'weight: 40'],
    })
    expect(problems.map(({ file, field }) => `${path.basename(file)} ${field}`)).toEqual([
      'tenant.yaml timeZone',
      'theme.yaml colors.accent',
      'content.yaml tagline',
      'experiments.yaml experiments[0].variants',
    ])
    expect(problems[0]).toEqual({
      file: 'tenants/claire/tenant.yaml',
      line: 8,
      column: 1,
      field: 'timeZone',
      got: '"Sydney"',
      expected: 'an IANA time zone, e.g. "Australia/Sydney"',
      fix: 'Did you mean "Australia/Sydney"?',
    })
    expect(formatProblem(problems[0] as Problem)).toContain('tenants/claire/tenant.yaml:8:1  timeZone\n  got       "Sydney"')
  })

  it.each([
    ['a photo that is not there', 'photos.yaml', [/fig-bowl.jpg/, 'figs.jpg'], /"figs.jpg", which is not there/],
    ['a path out of the folder', 'photos.yaml', [/fig-bowl.jpg/, '../../secret.jpg'], /plain file name/],
    ['a missing alt text', 'photos.yaml', [/ {4}alt: An open fig.*\n/, ''], /photos\[\d+\]\.alt[\s\S]*got {7}nothing/],
    ['an unknown photo in a test', 'experiments.yaml', [/photo: garden/, 'photo: gardn'], /"gardn"[\s\S]*the id of a photo/],
    ['a misspelt field', 'content.yaml', [/^intro:/m, 'introo:'], /unknown field "introo"/],
    ['YAML that is none', 'tenant.yaml', [/^city: Sydney/m, 'city: "Sydney'], /a quote that is never closed/],
    [
      'a host name that is none',
      'tenant.yaml',
      [/^socials:/m, 'domains: [https://claire.example/]\nsocials:'],
      /domains\[0\][\s\S]*a host name in lower case/,
    ],
    [
      'text that cannot be read',
      'theme.yaml',
      [/muted: .*/, 'muted: "#c9bcae"'],
      /muted #c9bcae on background #faf6f1: contrast 1\.7\d[\s\S]*at least 4\.5[\s\S]*Use #[0-9a-f]{6}, the nearest/,
    ],
    ['legs that overlap', 'tenant.yaml', [/from: 2027-02-12/, 'from: 2026-12-06'], /overlaps Brisbane/],
    ['a second running test on one place', 'experiments.yaml', [/$/, SECOND_TEST], /a second running test/],
  ] as const)('refuses %s', async (_name, file, change, message) => {
    const problems = await problemsOf({ [file]: change })
    expect(problems.map(formatProblem).join('\n')).toMatch(message)
  })

  it('names the file that is missing', async () => {
    const folder = await copyOfClaire()
    await rm(path.join(folder, 'theme.yaml'))
    await expect(loadTenant(folder)).rejects.toThrow(/tenants\/claire\/theme.yaml\n {2}got {7}no such file/)
  })
})

/** Problems of Claire's folder after some edits. */
async function problemsOf(edits: Record<string, readonly [RegExp, string]>): Promise<Problem[]> {
  const folder = await copyOfClaire()
  for (const [file, [pattern, replacement]] of Object.entries(edits)) {
    const text = await readFile(path.join(folder, file), 'utf8')
    expect(text).toMatch(pattern)
    await writeFile(path.join(folder, file), text.replace(pattern, replacement))
  }
  const error = await loadTenant(folder).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof TenantProblems)) throw new Error(`Expected problems, got ${String(error)}`)
  return error.problems
}

async function copyOfClaire(): Promise<string> {
  const folder = path.join(await mkdtemp(path.join(tmpdir(), 'tenant-')), 'claire')
  await cp(path.join(TENANTS, 'claire'), folder, { recursive: true })
  return folder
}

describe('the file of a photo', () => {
  it.each([
    ['no photo', 'Not a photo, whatever it is called.'],
    ['no photo', ''],
    ['a HEIC photo', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['a moving picture', 'GIF89a'],
  ])('is refused with its place when it is %s', async (what, bytes) => {
    const folder = await copyOfClaire()
    const { photos } = await loadTenant(folder)
    await writeFile(path.join(folder, 'photos', photos[0]?.file ?? ''), bytes, 'latin1')
    await expect(loadTenant(folder)).rejects.toMatchObject({
      problems: [
        { field: 'photos[0].file', got: expect.stringContaining(`which is ${what} by its first bytes`), fix: 'Export the photo as JPEG.' },
      ],
    })
  })
})

describe('parseYaml', () => {
  it('tells of an alias without an anchor instead of throwing', () => {
    const parsed = parseYaml('name: *nobody', { file: 'tenant.yaml', schema: tenantSchema })
    expect('problems' in parsed && parsed.problems[0]).toMatchObject({
      file: 'tenant.yaml',
      got: expect.stringContaining('Unresolved alias'),
    })
  })
})
