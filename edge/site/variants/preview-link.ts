import { permutationName } from '../../../tenants/contract/urls.ts'
import { hmacSha256 } from '../../http/hmac-sha256.ts'
import { timingSafeEqual } from '../../http/timing-safe-equal.ts'
import { toHex } from '../../http/to-hex.ts'

// `?preview=<variants>:<until>:<signature>`: shows the variants named to whoever has the link, and counts nothing.

const PARAMETER = 'preview'
const MAC_BYTES = 16

/** Experiment -> variant. */
export type PreviewChoices = ReadonlyMap<string, string>

/** The value of `preview` for these variants. `key`: the tenant's own; `until`: when the link ends. */
export async function signPreview(key: string, choices: { experiment: string; variant: string }[], until: Date): Promise<string> {
  const text = `${choices.map(({ experiment, variant }) => `${experiment}.${variant}`).join('~')}:${Math.floor(until.getTime() / 1000)}`
  return `${text}:${await macOf(key, text)}`
}

/** The variants that a link asks for; undefined without a link, or with one that is forged, another tenant's or over. */
export async function readPreview(url: URL, key: string | undefined, now: Date): Promise<PreviewChoices | undefined> {
  const value = url.searchParams.get(PARAMETER)
  const [, choices, until, mac] = /^([a-z0-9.~-]{1,400}):(\d{1,12}):([0-9a-f]{32})$/.exec(value ?? '') ?? []
  if (key === undefined || key === '' || choices === undefined || until === undefined || mac === undefined) return undefined
  if (Number(until) * 1000 < now.getTime() || !timingSafeEqual(await macOf(key, `${choices}:${until}`), mac)) return undefined
  return new Map(choices.split('~').map((pair) => [pair.slice(0, pair.indexOf('.')), pair.slice(pair.indexOf('.') + 1)]))
}

/** The permutation of a page that shows these variants where they run. */
export const previewPermutation = (experiments: readonly string[], choices: PreviewChoices): string =>
  permutationName(experiments.map((experiment) => ({ experiment, variant: choices.get(experiment) ?? 'control' })))

const macOf = async (key: string, text: string): Promise<string> => toHex((await hmacSha256(key, text)).slice(0, MAC_BYTES))
