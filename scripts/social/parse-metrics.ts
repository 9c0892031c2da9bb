import { parse } from 'csv-parse/sync'
import { type SocialMetric, socialMetricSchema } from '../../tenants/contract/social-metrics.ts'

/** Figures from a file's text, CSV with a head line or a JSON list. Throws Error with every line that is wrong. */
export function parseMetrics(text: string, { isJson, platform }: { isJson: boolean; platform: string | undefined }): SocialMetric[] {
  const rows = isJson
    ? parseJson(text)
    : (parse(text, { columns: (head: string[]) => head.map(camelCase), trim: true, bom: true }) as unknown[])
  const parsed = rows.map((row) => socialMetricSchema.safeParse(platform === undefined ? row : { platform, ...(row as object) }))
  const problems = parsed.flatMap((each, index) =>
    each.success
      ? []
      : each.error.issues.map(
          ({ path, message }) => `${isJson ? `item ${index + 1}` : `line ${index + 2}`}: ${path.join('.') || 'row'}: ${message}`,
        ),
  )
  if (problems.length > 0) throw new Error(`Nothing was imported.\n${problems.join('\n')}`)
  return parsed.flatMap((each) => (each.success ? [each.data] : []))
}

function parseJson(text: string): unknown[] {
  const value: unknown = JSON.parse(text)
  if (Array.isArray(value)) return value
  throw new Error('Expected a JSON list of objects.')
}

/** `post_id`, `Post ID` -> postId */
const camelCase = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+(.)/g, (_, letter: string) => letter.toUpperCase())
