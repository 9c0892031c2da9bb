import type { BuildResult } from '../../sites/builder/build-all.ts'
import { sha256 } from '../../sites/builder/hash-files.ts'
import { OWN_FOLDERS } from '../../tenants/load/list-tenants.ts'
import type { Problem } from '../../tenants/load/problem.ts'
import { ROOT } from '../command-line/root.ts'
import { excerptOf } from '../print/show-problems.ts'

/** For so long a page waits for an answer; then it asks again. */
const WAIT_MS_MAX = 20_000

/** What an open page of a tenant is told: when something of it changed last, and what stands in the way of the next change. */
export interface LiveState {
  at: number
  problems: Problem[]
}

/** Tells open pages of a development server that they are to load again (edge/local-router/live-page.ts). */
export class LiveReload {
  /** A server that starts is a change, too. */
  readonly #start = Date.now()
  #all = 0
  readonly #changes = new Map<string, number>()
  #problems: readonly Problem[] = []
  /** Of the SQL that was saved, which is taken over beside the pages. */
  #ofDatabase: readonly Problem[] = []
  readonly #waiting = new Set<() => void>()

  /** After a build has been taken into service. `asked`: the tenants concerned; none named: all. */
  built({ builds, problems, removed }: Pick<BuildResult, 'builds' | 'problems' | 'removed'>, asked: readonly string[]): void {
    if (asked.length === 0) this.#all += 1
    else for (const slug of [...builds.filter(({ built }) => built).map(({ slug }) => slug), ...removed]) this.#count(slug)
    const others = this.#problems.filter(
      (problem) => asked.length > 0 && !asked.some((slug) => concerns(problem, slug)) && isTenants(problem),
    )
    this.#problems = [...others, ...problems]
    this.#wake()
  }

  /** The code itself could not be built: every page says so. */
  failed(problems: readonly Problem[]): void {
    this.#problems = problems
    this.#wake()
  }

  /** The database has taken over what was saved; or not, because of these. */
  database(problems: readonly Problem[]): void {
    this.#ofDatabase = problems
    this.#wake()
  }

  /** A page asks with ?slug=…&known=<mark>: answered at once where it has not the latest, else as soon as there is something. */
  readonly answer = async (request: Request): Promise<Response> => {
    const query = new URL(request.url).searchParams
    const slug = query.get('slug') ?? ''
    const known = query.get('known')
    if (known === this.#mark(slug)) await this.#next()
    const { at, problems } = this.#state(slug)
    const shown = problems.map(async (problem) => ({ ...problem, excerpt: await excerptOf(ROOT, problem) }))
    return Response.json({ mark: this.#mark(slug), at, problems: await Promise.all(shown) })
  }

  #state(slug: string): LiveState {
    return {
      at: this.#start + this.#all + (this.#changes.get(slug) ?? 0),
      problems: [...this.#problems.filter((problem) => concerns(problem, slug) || !isTenants(problem)), ...this.#ofDatabase],
    }
  }

  /** Differs whenever there is something to say. */
  #mark(slug: string): string {
    return sha256(JSON.stringify(this.#state(slug))).slice(0, 16)
  }

  #count(slug: string): void {
    this.#changes.set(slug, (this.#changes.get(slug) ?? 0) + 1)
  }

  #next(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => end(), WAIT_MS_MAX)
      timer.unref()
      const end = () => {
        clearTimeout(timer)
        this.#waiting.delete(end)
        resolve()
      }
      this.#waiting.add(end)
    })
  }

  #wake(): void {
    for (const end of this.#waiting) end()
  }
}

const isTenants = ({ file }: Problem): boolean => /^tenants\/./.test(file) && !OWN_FOLDERS.has(file.split('/')[1] ?? '')
const concerns = ({ file }: Problem, slug: string): boolean => file === `tenants/${slug}` || file.startsWith(`tenants/${slug}/`)
