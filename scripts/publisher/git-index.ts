import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Git } from './run-git.ts'

/** A file as an index has it, by its name from the top of the checkout. */
export interface IndexEntry {
  name: string
  /** Undefined: it is there no more. */
  blob: string | undefined
  /** As `update-index -z --index-info` reads it. */
  line: string
}

/** With an index that nobody else has, gone afterwards. */
export async function withOwnIndex<T>(gitDir: string, work: (env: { GIT_INDEX_FILE: string }) => Promise<T>): Promise<T> {
  const index = path.join(gitDir, `publishing-${randomUUID()}`)
  try {
    return await work({ GIT_INDEX_FILE: index })
  } finally {
    await rm(index, { force: true })
  }
}

/** Keeps a text or the bytes of a file among git's objects. */
export async function entryOf(git: Git, name: string, { text, file }: { text?: string | undefined; file?: string }): Promise<IndexEntry> {
  const blob =
    file === undefined
      ? text === undefined
        ? undefined
        : (await git(['hash-object', '-w', '--stdin'], { input: text })).trim()
      : (await git(['hash-object', '-w', '--no-filters', file])).trim()
  return { name, blob, line: lineOf(name, blob) }
}

const NOTHING = '0'.repeat(40)
const lineOf = (name: string, blob: string | undefined): string =>
  blob === undefined ? `0 ${NOTHING}\t${name}\0` : `100644 ${blob}\t${name}\0`

/**
 * The index of the checkout says what was committed, where nothing else was staged: else it would take her change back with the next commit. `before`: the commit
 * that hers stands on.
 */
export async function refreshIndex(atTop: Git, before: string, entries: readonly IndexEntry[]): Promise<void> {
  if (entries.length === 0) return
  const names = entries.map(({ name }) => name)
  const [staged, committed] = await Promise.all([
    atTop(['--literal-pathspecs', 'ls-files', '-s', '-z', '--', ...names]).then(blobsOf),
    atTop(['--literal-pathspecs', 'ls-tree', '-r', '-z', before, '--', ...names]).then(blobsOf),
  ])
  const behind = entries.filter(({ name, blob }) => staged.get(name) === committed.get(name) && staged.get(name) !== blob)
  if (behind.length > 0) await atTop.try(['update-index', '-z', '--index-info'], { input: behind.map(({ line }) => line).join('') })
}

/** `100644 <blob> 0\t<name>` of ls-files, `100644 blob <blob>\t<name>` of ls-tree. */
function blobsOf(listed: string): Map<string, string> {
  return new Map(
    listed
      .split('\0')
      .filter((line) => line !== '')
      .map((line) => {
        const [words = '', name = ''] = line.split('\t')
        return [name, words.split(' ').find((word) => /^[0-9a-f]{40,64}$/.test(word)) ?? '']
      }),
  )
}
