import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { parseLaterPath } from '../../tenants/contract/urls.ts'
import type { TenantBuildOptions } from './build-tenant.ts'
import type { RenditionFormat } from './plan-renditions.ts'

/** A part of a photo whose files pages name before they are made. */
export interface LaterPart {
  slug: string
  photo: string
  key: string
  /** Makes the files. Throws PhotoUnreadable. */
  encode: () => Promise<LaterFile[]>
}

interface LaterFile {
  width: number
  format: RenditionFormat
  /** Where it is. */
  path: string
}

/**
 * Photos of sites that `npm start` has never built whole. Their pages are served at once; a photo is encoded when a page asks for it, and the others
 * meanwhile.
 */
export class PhotosLater {
  readonly #onProgress: TenantBuildOptions['onProgress']
  readonly #slugs = new Set<string>()
  readonly #parts = new Map<string, LaterPart>()
  readonly #files = new Map<string, Promise<LaterFile[]>>()
  readonly #encoded = new Set<string>()
  /** Those for which a page waits go before the others. */
  readonly #asked: (() => void)[] = []
  readonly #others: (() => void)[] = []
  #free = availableParallelism()
  #isOver = false
  #isStopped = false

  constructor(onProgress: TenantBuildOptions['onProgress']) {
    this.#onProgress = onProgress
  }

  /** Every photo has been tried: from now on a build encodes before it writes, and says which photo it cannot read. */
  get isOver(): boolean {
    return this.#isOver
  }

  /** Tenants whose site is to be built whole. */
  get slugs(): string[] {
    return [...this.#slugs]
  }

  add(part: LaterPart): void {
    this.#slugs.add(part.slug)
    if (!this.#parts.has(part.key)) this.#parts.set(part.key, part)
  }

  /** A file that a page has named. Undefined: the address is another one's. */
  async answer(request: Request): Promise<Response | undefined> {
    const named = parseLaterPath(new URL(request.url).pathname)
    if (!named) return undefined
    const part = this.#parts.get(named.key)
    const files = part === undefined ? [] : await this.#filesOf(part, this.#asked).catch(() => [])
    const file = files.find(({ width, format }) => width === named.width && format === named.format)
    if (!file) return new Response(null, { status: 404 })
    return new Response(await readFile(file.path), { headers: { 'Content-Type': `image/${file.format}`, 'Cache-Control': 'max-age=3600' } })
  }

  /** What no page has asked for yet. One that cannot be read is told by the build that follows. */
  async encodeAll(): Promise<void> {
    // One walk for all, which finds what is added meanwhile.
    const parts = this.#parts.values()
    const work = async () => {
      for (const part of parts) if (!this.#isStopped) await this.#filesOf(part, this.#others).catch(() => undefined)
    }
    await Promise.all(Array.from({ length: availableParallelism() }, work))
    this.#isOver = !this.#isStopped
  }

  /** Resolves when nothing is being encoded any more. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await Promise.allSettled(this.#files.values())
  }

  #filesOf(part: LaterPart, line: (() => void)[]): Promise<LaterFile[]> {
    const known = this.#files.get(part.key)
    if (known) return known
    const files = this.#inLine(line, part.encode)
    this.#files.set(part.key, files)
    void files.then(
      () => this.#tell(part),
      () => undefined,
    )
    return files
  }

  async #inLine<T>(line: (() => void)[], work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1
    else await new Promise<void>((resolve) => line.push(resolve))
    try {
      if (this.#isStopped) throw new Error('Stopped.')
      return await work()
    } finally {
      const next = this.#asked.shift() ?? this.#others.shift()
      if (next) next()
      else this.#free += 1
    }
  }

  /** Counts a photo when all its parts are there. */
  #tell({ slug, photo, key }: LaterPart): void {
    this.#encoded.add(key)
    const own = [...this.#parts.values()].filter((part) => part.slug === slug)
    const photos = Map.groupBy(own, (part) => part.photo)
    const isWhole = (parts: readonly LaterPart[] = []) => parts.every((part) => this.#encoded.has(part.key))
    if (!isWhole(photos.get(photo))) return
    const encoded = [...photos.values()].filter(isWhole).length
    this.#onProgress({ slug, photo, encoded, total: photos.size })
  }
}
