import { COOKIE_AGE_DAYS, COOKIE_LENGTH_MAX } from '../../../tenants/contract/limits.ts'
import type { ManifestExperiment } from '../../../tenants/contract/manifest.ts'

// The cookie's value: `hero-photo.1:garden:ecf~cta.2:-`, that is experiment, version, variant and what has been counted:
// e exposure, c conversion, f form begun, p photo opened, k contact. No id of a visitor, ever.

const GOAL_FLAGS = { form_start: 'f', photo_click: 'p', contact_click: 'k' } as const
export type Goal = keyof typeof GOAL_FLAGS
const GOALS = Object.keys(GOAL_FLAGS) as Goal[]

export interface Assignment {
  experiment: string
  version: number
  /** `-`: drawn to be outside of the test. */
  variant: string
  exposed: boolean
  converted: boolean
  /** Secondary goals that have been counted. */
  goals: Goal[]
}

export const OUTSIDE = '-'

/** `__Host-` needs https; a laptop has none. */
export const cookieName = (url: URL): string => (url.protocol === 'https:' ? '__Host-ab' : 'ab')

/** Assignments that still mean something. Unknown, stale, doubled or forged parts are dropped without a word. */
export function parseVariantCookie(
  header: string | null,
  { name, experiments }: { name: string; experiments: readonly ManifestExperiment[] },
): Assignment[] {
  const value = cookieValue(header, name)
  if (value === undefined || value.length > COOKIE_LENGTH_MAX) return []
  const assignments = value.split('~').flatMap((part) => parsePart(part, experiments))
  return assignments.filter(({ experiment }, index) => assignments.findIndex((other) => other.experiment === experiment) === index)
}

export function formatVariantCookie(assignments: readonly Assignment[], url: URL): string {
  const value = assignments.map(({ experiment, version, variant, exposed, converted, goals }) => {
    const reached = GOALS.filter((goal) => goals.includes(goal)).map((goal) => GOAL_FLAGS[goal])
    const flags = [exposed ? 'e' : '', converted ? 'c' : '', ...reached].join('')
    return `${experiment}.${version}:${variant}${flags === '' ? '' : `:${flags}`}`
  })
  const secure = url.protocol === 'https:' ? '; Secure' : ''
  return `${cookieName(url)}=${value.join('~')}; Path=/; Max-Age=${COOKIE_AGE_DAYS * 86_400}; HttpOnly; SameSite=Lax${secure}`
}

const PART = /^([a-z0-9-]+)\.(\d{1,3}):([a-z0-9-]+)(?::(e?c?f?p?k?))?$/

function parsePart(part: string, experiments: readonly ManifestExperiment[]): Assignment[] {
  const [, experiment, version, variant, flags = ''] = PART.exec(part) ?? []
  const known = experiments.find(({ id }) => id === experiment)
  if (!known || variant === undefined || known.version !== Number(version)) return []
  if (variant !== OUTSIDE && !known.variants.some(({ id }) => id === variant)) return []
  const goals = GOALS.filter((goal) => flags.includes(GOAL_FLAGS[goal]))
  return [{ experiment: known.id, version: known.version, variant, exposed: flags.includes('e'), converted: flags.includes('c'), goals }]
}

/** The first cookie of that name, as it stands: our value needs no decoding. */
function cookieValue(header: string | null, name: string): string | undefined {
  const pair = header?.split(';').find((each) => each.trimStart().startsWith(`${name}=`))
  return pair?.trim().slice(name.length + 1)
}
