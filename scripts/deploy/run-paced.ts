interface Run {
  code: number
  output: string
}

const TRIES_MAX = 6
/** An account has 1,200 calls of the API in five minutes, a site takes a dozen. */
const WINDOW_SECONDS = 300
/** Where the API says "slower" and not until when. */
const WAIT_SECONDS = 60

/**
 * Runs what calls the API of Cloudflare, and again where it was told to slow down: then nobody who shares this pace begins before the time it named is over. What has
 * run once may run again, because an upload replaces itself.
 */
export function runPaced({
  now = Date.now,
  pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
}: {
  now?: () => number
  pause?: (ms: number) => Promise<void>
} = {}): (run: () => Promise<Run>) => Promise<Run> {
  let openAt = 0
  return async (run) => {
    for (let left = TRIES_MAX - 1; ; left--) {
      while (now() < openAt) await pause(openAt - now())
      const ran = await run()
      const seconds = ran.code === 0 ? undefined : secondsToWait(ran.output)
      if (seconds === undefined || left === 0) return ran
      openAt = Math.max(openAt, now() + seconds * 1000)
    }
  }
}

/** What wrangler prints of an answer 429. Undefined: it failed for another reason. */
export function secondsToWait(output: string): number | undefined {
  const named = /"Retry-After" header indicating you should wait (\d+) second/.exec(output)?.[1]
  if (named !== undefined) return Math.min(Number(named), WINDOW_SECONDS)
  return /\[code: (971|10429)\]|429 Too Many Requests/.test(output) ? WAIT_SECONDS : undefined
}
