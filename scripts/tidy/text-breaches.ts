import path from 'node:path'
import type { Breach, Source } from './find-untidy.ts'

const LINES_MAX = 200
const BANNED_FOLDERS = /(^|\/)(utils?|helpers?|lib|common|shared|misc|types)\//
const TOP_LEVEL = new Set(['sites', 'tenants', 'edge', 'db', 'scripts', 'docs'])

/** Longer than LINES_MAX, and why that is right. */
const LONG_FILES: Record<string, string> = {
  'tenants/contract/words/en-au.ts': 'a language is one file, a line for each sentence',
  'tenants/contract/words/de.ts': 'as en-au.ts',
  'tenants/contract/words/zh-hans.ts': 'as en-au.ts',
}

/** Rules that need only the text and the name of one file. */
export function textBreaches({ file, text }: Source): Breach[] {
  const isCode = /\.(ts|tsx|mjs|astro)$/.test(file) && !file.endsWith('.d.ts')
  const breaches: (Breach | false)[] = [
    BANNED_FOLDERS.test(file) && { file, rule: 'folders are stages or features, never kinds' },
    file.includes('/') &&
      !file.startsWith('.') &&
      !TOP_LEVEL.has(file.split('/')[0] ?? '') && { file, rule: `a new top-level folder; there are ${[...TOP_LEVEL].join(', ')}` },
    isCode && text.split('\n').length > LINES_MAX + 1 && !(file in LONG_FILES) && { file, rule: `more than ${LINES_MAX} lines` },
    isCode && !isWellNamed(file) && { file, rule: 'kebab-case.ts; PascalCase.astro and .tsx' },
    ...lineBreaches(file, text, isCode),
  ]
  return breaches.filter((breach) => breach !== false)
}

function isWellNamed(file: string): boolean {
  const name = path.posix.basename(file)
  if (/^sites\/pages\//.test(file)) return true
  return /\.(astro|tsx)$/.test(name)
    ? /^([A-Z][A-Za-z]*|[a-z0-9-]+)(\.test)?\.(astro|tsx)$/.test(name)
    : /^[a-z0-9]+([.-][a-z0-9]+)*\.(ts|mjs)$/.test(name)
}

function lineBreaches(file: string, text: string, isCode: boolean): Breach[] {
  const rules = LINE_RULES.filter(({ where }) => where(file, isCode))
  return text
    .split('\n')
    .flatMap((line, index) => rules.filter(({ pattern }) => pattern.test(line)).map(({ rule }) => ({ file, line: index + 1, rule })))
}

/** Where a time may become words or a day, and why that is right. Everywhere else a moment or a local text goes through the first two. */
const CLOCK_FILES: Record<string, string> = {
  'edge/platform/html/format-when.ts': 'the one place that tells a moment, in the clock of its place',
  'tenants/contract/format-local.ts': 'days and clock times that are texts already: no instant, no zone',
  'edge/platform/requests/OwnClock.tsx': 'a script that compares the clock of this device with that of the place, named beside it',
  'sites/islands/clocks.ts': 'asks for the zone of this device',
  'tenants/contract/fields.ts': 'asks whether a time zone exists',
  'sites/builder/make-site.ts': 'the day of a build in the zone of each leg',
  'scripts/experiments/judge-test.ts': 'the day in the zone of the tenant',
  'scripts/histories/diary-model.ts': 'a second telling of clocks by the runtime’s own calendar, which ours is held against',
  'scripts/runtime/open-mailbox.ts': 'when a mail of a local run was sent, by the clock of the machine',
}

const LINE_RULES: { where: (file: string, isCode: boolean) => boolean; pattern: RegExp; rule: string }[] = [
  { where: (_, isCode) => isCode, pattern: /\/\/\s*(TODO|FIXME|XXX)\b/, rule: 'no TODO in main: do it or write an issue' },
  {
    where: (file) => /^edge\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
    pattern: /from 'node:/,
    rule: 'edge code runs in Workers: no node: imports',
  },
  {
    where: (file, isCode) =>
      isCode &&
      !file.startsWith('db/') &&
      !file.endsWith('.test.ts') &&
      !/\/(outbox-store|movable-outbox|known-outbox)\.ts$/.test(file) &&
      !file.endsWith('/salt-keeper.ts') &&
      !/\/(key-store|key-vault|copy-edge)\.ts$/.test(file),
    // These speak to a Durable Object's own SQLite, not to Postgres.
    pattern: /\b(select\s.+\sfrom\s|insert into\s|update\s\w+\sset\s|delete from\s)/i,
    rule: 'SQL lives under db/',
  },
  {
    where: (file, isCode) => isCode && !file.endsWith('.test.ts') && !file.startsWith('scripts/tidy/') && !(file in CLOCK_FILES),
    pattern: /new Intl\.DateTimeFormat\b|\.toLocale(Date|Time)?String\(/,
    rule: 'a time is told by edge/platform/html/format-when.ts, which names its place; a day or clock time by tenants/contract/format-local.ts',
  },
  {
    where: (file) => /\.test\.tsx?$/.test(file),
    pattern: /^\s*\}, [\d_]+\)$/,
    rule: 'a test has no time limit of its own: a busy machine breaks it (vitest.config.ts has one for all)',
  },
  { where: (_, isCode) => isCode, pattern: /\b(vi|jest)\.mock\(/, rule: 'no mocks of our own code' },
  {
    // Photos of tests, from which it has to be removed.
    where: (file, isCode) =>
      isCode && !file.startsWith('scripts/tidy/') && !file.endsWith('.test.ts') && !file.endsWith('/photo-with-secrets.ts'),
    pattern: /\b(withMetadata|keepExif|keepXmp|keepIptc|keepMetadata)\b/,
    rule: 'nothing may carry metadata into dist/',
  },
  {
    where: (file) => file.endsWith('/worker-configuration.d.ts'),
    pattern: /wrangler types.* \//,
    rule: 'no folder of a machine in what is generated: npm run types',
  },
  {
    where: (file) => /(^|\/)package-lock\.json$/.test(file),
    pattern: /"resolved": "(?!file:)/,
    rule: 'no registry host in the lock file (.npmrc: omit-lockfile-registry-resolved)',
  },
]
