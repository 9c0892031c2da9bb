import { setTimeout as pause } from 'node:timers/promises'

const RETRY_FIRST_MS = 1000
const RETRY_MS_MAX = 15_000

export interface KeeperOptions {
  /** Migrations and tenants; may be repeated. */
  work: () => Promise<void>
  /** An error as a sentence. */
  explain: (error: unknown) => string
  /** An error that no further try mends: `ready` rejects with it. */
  isFatal?: (error: unknown) => boolean
  /** Hears of each try: what has stopped it, or that it has worked. */
  tried?: ((error: unknown) => void) | undefined
  /** Hears each new reason once, and that it is over. */
  say: (sentence: string) => void
}

/** Prepares the database until it works, while everything else runs. */
export class DatabaseKeeper {
  readonly #options: KeeperOptions
  readonly #ended = new AbortController()
  readonly #ready = Promise.withResolvers<void>()
  #isReady = false
  #running: Promise<void> = Promise.resolve()
  #retry: Promise<void> | undefined
  #reason: string | undefined

  constructor(options: KeeperOptions) {
    this.#options = options
    // Whoever does not wait for it hears of it by `say`.
    this.#ready.promise.catch(() => undefined)
  }

  /** Resolves as soon as it has worked once; rejects with an error that is fatal. */
  get ready(): Promise<void> {
    return this.#ready.promise
  }

  get isReady(): boolean {
    return this.#isReady
  }

  /** Prepares once more, because something has changed. Resolves after the next try, whether it worked or is to be tried again. */
  async prepare(): Promise<void> {
    if (!(await this.#queue())) this.#retry ??= this.#retryLater()
  }

  /** After a try under way. */
  async stop(): Promise<void> {
    this.#ended.abort()
    await this.#retry
    await this.#running
  }

  /** One try after the other: a save must not meet a try under way. */
  #queue(): Promise<boolean> {
    const done = this.#running.then(() => this.#attempt())
    this.#running = done.then(() => undefined)
    return done
  }

  async #attempt(): Promise<boolean> {
    const { work, explain, isFatal, tried, say } = this.#options
    if (this.#ended.signal.aborted) return true
    try {
      await work()
      tried?.(undefined)
    } catch (error) {
      tried?.(error)
      const sentence = explain(error)
      if (isFatal?.(error)) {
        say(sentence)
        this.#ended.abort()
        this.#ready.reject(error)
        return true
      }
      if (sentence !== this.#reason)
        say(`${sentence}\nThe sites are served and requests are kept meanwhile; this is tried again until it works.`)
      this.#reason = sentence
      return false
    }
    if (this.#reason !== undefined)
      say('The database is ready now: migrations and tenants are in it, and requests that waited are on their way.')
    this.#reason = undefined
    this.#isReady = true
    this.#ready.resolve()
    return true
  }

  async #retryLater(): Promise<void> {
    const { signal } = this.#ended
    for (let wait = RETRY_FIRST_MS; !signal.aborted; wait = Math.min(RETRY_MS_MAX, wait * 2)) {
      await pause(wait, undefined, { signal }).catch(() => undefined)
      if (await this.#queue()) break
    }
    this.#retry = undefined
  }
}
