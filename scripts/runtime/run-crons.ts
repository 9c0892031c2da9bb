import { readFileSync } from 'node:fs'
import path from 'node:path'
import { CronExpressionParser } from 'cron-parser'
import { parse } from 'jsonc-parser'
import type { Miniflare } from 'miniflare'

/** Runs the crons of the platform's wrangler.jsonc at their times, as Cloudflare does. Returns what ends it; a run under way is waited for. */
export function runCrons(miniflare: Miniflare, root: string): () => Promise<void> {
  const { triggers } = parse(readFileSync(path.join(root, 'edge/platform/wrangler.jsonc'), 'utf8')) as { triggers?: { crons?: string[] } }
  let running: Promise<unknown> = Promise.resolve()
  const stops = (triggers?.crons ?? []).map((cron) => {
    let timer: NodeJS.Timeout
    const plan = () => {
      const wait = CronExpressionParser.parse(cron, { tz: 'UTC' }).next().getTime() - Date.now()
      timer = setTimeout(() => {
        running = Promise.allSettled([running, runCron(miniflare, cron)])
        plan()
      }, wait)
      timer.unref()
    }
    plan()
    return () => clearTimeout(timer)
  })
  return async () => {
    for (const stop of stops) stop()
    await running
  }
}

export async function runCron(miniflare: Miniflare, cron: string): Promise<void> {
  const platform = await miniflare.getWorker('platform')
  await platform.scheduled({ cron })
}
