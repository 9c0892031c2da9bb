import type { Breach, Source } from './find-untidy.ts'
import { folderOf, localImports } from './import-breaches.ts'

/**
 * The floors of `edge/`, lowest first: a file imports values from its own floor's folder and from floors below it. Types may come from
 * anywhere. Two Workers stand on one floor of their own each: neither may reach into the other.
 */
const FLOORS: readonly (readonly string[])[] = [
  ['edge/http', 'edge/platform/design', 'edge/platform/uploads/clean'],
  ['edge/platform/app'],
  ['edge/site/variants', 'edge/platform/keys', 'edge/platform/html', 'edge/platform/postgres', 'edge/platform/statistics'],
  ['edge/platform/pictures', 'edge/platform/app/client/styles'],
  [
    'edge/site/visits',
    'edge/platform/reports',
    'edge/platform/app/push',
    'edge/platform/app/client/photos',
    'edge/platform/app/client',
    'edge/platform/app/service-worker',
  ],
  ['edge/site/pages', 'edge/platform/mail'],
  [
    'edge/site/bookings',
    'edge/platform/outbox',
    'edge/platform/ingest',
    'edge/platform/requests',
    'edge/platform/sign-in',
    'edge/platform/diary/rules',
    'edge/platform/what-works',
  ],
  ['edge/platform/diary/hours', 'edge/platform/requests/waiting'],
  ['edge/platform/diary/tour'],
  ['edge/platform/diary', 'edge/platform/my-site/form', 'edge/platform/requests/tour-request'],
  ['edge/platform/my-site/words'],
  ['edge/platform/my-site/controls'],
  ['edge/platform/my-site/preview'],
  ['edge/platform/my-site/page'],
  ['edge/platform/my-site/review', 'edge/platform/my-site/services', 'edge/platform/my-site/look', 'edge/platform/uploads'],
  ['edge/platform/my-site/photos', 'edge/platform/my-site/pages'],
  ['edge/platform/my-site/tests', 'edge/platform/my-site/set-up'],
  ['edge/platform/my-site'],
  ['edge/platform/today', 'edge/platform/operator', 'edge/platform/settings', 'edge/platform/diary/calendars'],
  ['edge/site', 'edge/platform', 'edge/local-router', 'edge/dispatch'],
  ['edge/site/machine'],
]

/** The site Worker's script is counted in bytes and holds no credentials, so that what ships in it must be readable from the tree. */
export function layerBreaches(source: Source): Breach[] {
  const { file } = source
  if (!file.startsWith('edge/') || /\.test\.tsx?$/.test(file) || file.endsWith('.d.ts')) return []
  const here = folderOf(file)
  if (floorOf(here) < 0) return [{ file, rule: `edge/ has no room ${here}: see scripts/tidy/layer-breaches.ts` }]
  return localImports(source)
    .filter(({ target, isType }) => !isType && !mayImport(here, target))
    .map(({ target, line }) => ({ file, line, rule: `${here} may not import ${target}${reason(here, target)}` }))
}

function mayImport(here: string, target: string): boolean {
  if (target.startsWith('db/')) return here.startsWith('edge/platform')
  if (!target.startsWith('edge/')) return true
  const there = folderOf(target)
  if (here === there) return true
  return workerOf(there) === workerOf(here) || there === 'edge/http' ? floorOf(there) < floorOf(here) : false
}

const floorOf = (folder: string): number => FLOORS.findIndex((folders) => folders.includes(folder))
const workerOf = (folder: string): string => folder.split('/')[1] ?? ''

function reason(here: string, target: string): string {
  if (target.startsWith('db/')) return ': only the platform Worker reaches Postgres'
  if (workerOf(folderOf(target)) !== workerOf(here)) return ': another Worker'
  return ': a floor above'
}
