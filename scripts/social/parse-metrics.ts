import { CsvError, parse } from 'csv-parse/sync'
import { type SocialMetric, socialMetricSchema } from '../../tenants/contract/social-metrics.ts'
import { expectedWords, ownMessage } from '../../tenants/load/explain-issue.ts'

interface Row {
  /** As its author finds it again: "line 3", "item 2". */
  place: string
  value: Record<string, unknown>
}

const DELIMITERS = [',', ';', '\t'] as const

/** Figures from a file's text, CSV with a header line or a JSON list. Throws Error with every line that is wrong. */
export function parseMetrics(text: string, { isJson, platform }: { isJson: boolean; platform: string | undefined }): SocialMetric[] {
  const rows = isJson ? parseJson(text) : parseCsv(text, platform === undefined ? ['platform'] : [])
  if (rows.length === 0) throw refusal([`${isJson ? 'The list' : 'The file'} has no rows: one for each post and day is expected.`])
  const parsed = rows.map(({ place, value }) => ({
    place,
    result: socialMetricSchema.safeParse(platform === undefined ? value : { platform, ...value }, { reportInput: true }),
  }))
  const problems = parsed.flatMap(({ place, result }) =>
    result.success
      ? []
      : result.error.issues.map(
          (issue) => `${place}: ${issue.path.join('.') || 'row'}: ${ownMessage(issue) ?? `expected ${expectedWords(issue)}`}`,
        ),
  )
  const metrics = parsed.flatMap(({ place, result }) => (result.success ? [{ place, metric: result.data }] : []))
  problems.push(...repeats(metrics))
  if (problems.length > 0) throw refusal(problems)
  return metrics.map(({ metric }) => metric)
}

const refusal = (problems: readonly string[]): Error => new Error(`Nothing was imported.\n${problems.join('\n')}`)

/** Of two rows for one post and day the second would silently win. */
function repeats(metrics: readonly { place: string; metric: SocialMetric }[]): string[] {
  const seen = new Map<string, string>()
  return metrics.flatMap(({ place, metric }) => {
    const key = JSON.stringify([metric.platform, metric.postId, metric.measuredOn])
    const first = seen.get(key)
    if (first === undefined) {
      seen.set(key, place)
      return []
    }
    return [`${place}: post ${metric.postId} on ${metric.measuredOn} is already at ${first}. Keep one of the two.`]
  })
}

function parseCsv(text: string, alsoNeeded: readonly string[]): Row[] {
  const header = text.split('\n', 1)[0] ?? ''
  if (header.trim() === '') throw refusal(['line 1: nothing. Expected the names of the columns: platform, post_id, measured_on, …'])
  // As spreadsheets write it where a comma is the decimal sign.
  const delimiter = DELIMITERS.find((each) => header.includes(each)) ?? ','
  const names = header.split(delimiter).map((name) => camelCase(name.replaceAll('"', '')))
  const missing = [...alsoNeeded, 'postId', 'measuredOn'].filter((name) => !names.includes(name))
  if (missing.length > 0)
    throw refusal(
      missing.map((name) => `line 1: there is no column ${snakeCase(name)}. The columns are: ${names.map(snakeCase).join(', ')}.`),
    )
  try {
    const options = { columns: names, from_line: 2, delimiter, trim: true, info: true, skip_records_with_empty_values: true }
    const records = parse(text, { ...options, skip_empty_lines: true }) as unknown as {
      record: Record<string, unknown>
      info: { lines: number }
    }[]
    return records.map(({ record, info }) => ({ place: `line ${info.lines}`, value: record }))
  } catch (error) {
    if (error instanceof CsvError) throw refusal([error.message])
    throw error
  }
}

function parseJson(text: string): Row[] {
  const value: unknown = JSON.parse(text)
  if (!Array.isArray(value)) throw new Error('Expected a JSON list of objects.')
  return value.map((each, index) => ({ place: `item ${index + 1}`, value: each as Record<string, unknown> }))
}

/** `post_id`, `Post ID` -> postId */
const camelCase = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+(.)/g, (_, letter: string) => letter.toUpperCase())

/** postId -> `post_id`, as it stands in the file. */
const snakeCase = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
