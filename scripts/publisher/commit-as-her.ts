import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { PLATFORM_DOMAIN } from '../../tenants/contract/urls.ts'
import { differingFiles, type SiteTexts } from '../../tenants/edit/site-texts.ts'
import { entryOf, type IndexEntry, refreshIndex, withOwnIndex } from './git-index.ts'
import type { Commit } from './publisher-place.ts'
import { type Git, gitIn } from './run-git.ts'

export interface CommitOptions {
  /** Of the address in her commits: slug@host. */
  host: string | undefined
  isPushed: boolean
  say: (sentence: string) => void
}

interface Author {
  name: string
  email: string
}

const TRIES = 5

/** Where her folder is in a checkout. Each git is a process of some 20 ms, so that what can be asked at once is. */
interface Checkout {
  git: Git
  /** The same in the top folder, where names of an index begin. */
  atTop: Git
  /** Of her folder below it, with a slash at its end. */
  prefix: string
  gitDir: string
}

/**
 * Commits what was published, once, as her, or as a developer where a command published it: her fields of her files alone, whatever a developer has changed,
 * staged or is merging beside them. Returns the commit; undefined: her folder is in no checkout, or none that keeps it.
 */
export async function commitAsHer(commit: Commit, { host = PLATFORM_DOMAIN, isPushed, say }: CommitOptions): Promise<string | undefined> {
  const checkout = await findCheckout(commit.folder)
  if (checkout === undefined) return undefined
  const id = await commitOnce(checkout, commit, authorOf(commit, host))
  if (id !== undefined && isPushed) await push(checkout.git, say)
  return id
}

const authorOf = ({ by, name, tenantId }: Commit, host: string): Author =>
  by === 'developer' ? { name: `${name}’s developer`, email: `developer.${tenantId}@${host}` } : { name, email: `${tenantId}@${host}` }

async function findCheckout(folder: string): Promise<Checkout | undefined> {
  const git = gitIn(folder)
  const [asked, ignored] = await Promise.all([
    git.try(['rev-parse', '--show-toplevel', '--absolute-git-dir', '--show-prefix', '--verify', '-q', 'HEAD']),
    git.try(['check-ignore', '-q', 'tenant.yaml']),
  ])
  const [top, gitDir, prefix] = (asked ?? '').split('\n')
  if (top === undefined || gitDir === undefined || prefix === undefined || ignored !== undefined) return undefined
  return { git, atTop: gitIn(top), prefix, gitDir }
}

/** HEAD may move while a commit is made: then it is made anew on what is there. */
async function commitOnce(checkout: Checkout, commit: Commit, { name, email }: Author): Promise<string | undefined> {
  const { git } = checkout
  for (let left = TRIES; ; left--) {
    const [head = '', treeBefore] = (await git(['rev-parse', 'HEAD', 'HEAD^{tree}'])).trim().split('\n')
    const [made, { tree, entries }] = await Promise.all([findMade(git, commit), writeTree(checkout, head, commit)])
    if (made !== undefined) {
      // Who made it may have been killed before the index said so.
      await refreshIndex(checkout.atTop, `${made}^`, (await writeTree(checkout, `${made}^`, commit)).entries)
      return made
    }
    if (tree === treeBefore) return undefined
    const told = commit.message(name)
    const who = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email }
    const id = (await git(['commit-tree', tree, '-p', head], { input: told, env: who })).trim()
    const [subject] = told.split('\n')
    const moved = await git.try(['update-ref', '-m', `commit: ${subject}`, 'HEAD', id, head])
    if (moved !== undefined) {
      await refreshIndex(checkout.atTop, head, entries)
      return id
    }
    if (left === 0) throw new Error('The branch moves all the time.')
  }
}

/** The commit of a publisher that was killed after it. */
async function findMade(git: Git, { mark, since }: Commit): Promise<string | undefined> {
  if (mark === undefined) return undefined
  const recent = since === undefined ? [] : [`--since=${since.toISOString()}`]
  const id = (await git(['log', '-1', '--format=%H', '--fixed-strings', `--grep=${mark}`, ...recent])).trim()
  return id === '' ? undefined : id
}

/** The tree of `head` with her fields changed in it, made in an index of its own, and what differs in it. */
async function writeTree(
  { git, atTop, prefix, gitDir }: Checkout,
  head: string,
  commit: Commit,
): Promise<{ tree: string; entries: IndexEntry[] }> {
  const { folder, files, edit, photos = [] } = commit
  return withOwnIndex(gitDir, async (env) => {
    const [before] = await Promise.all([textsAt(git, head, folder, files), git(['read-tree', head], { env })])
    const after = edit(before)
    const entries = await Promise.all([
      ...differingFiles(before, after).map((name) => entryOf(git, `${prefix}${name}`, { text: after.get(name) })),
      ...photos.map((name) => entryOf(git, `${prefix}photos/${name}`, { file: path.join(folder, 'photos', name) })),
    ])
    if (entries.length > 0) await atTop(['update-index', '-z', '--index-info'], { input: entries.map(({ line }) => line).join(''), env })
    return { tree: (await git(['write-tree'], { env })).trim(), entries }
  })
}

/** Her files as they are committed; one that is in no commit yet, as it lies in the folder, without what is new in it. */
async function textsAt(git: Git, head: string, folder: string, files: readonly string[]): Promise<SiteTexts> {
  const texts = await Promise.all(
    files.map(async (name) => {
      const text = await git.try(['show', `${head}:./${name}`])
      return text === undefined && name.endsWith('.yaml') ? readFile(path.join(folder, name), 'utf8') : text
    }),
  )
  return new Map(files.flatMap((name, index) => (texts[index] === undefined ? [] : [[name, texts[index]] as const])))
}

/** What cannot be pushed is pushed with the next one: her site is live without it. */
async function push(git: Git, say: CommitOptions['say']): Promise<void> {
  const [remote] = (await git(['remote'])).trim().split('\n')
  if (remote === undefined || remote === '') return
  const branch = (await git.try(['symbolic-ref', '--short', '-q', 'HEAD']))?.trim()
  if (branch === undefined) return
  await git(['push', '--quiet', remote, `HEAD:refs/heads/${branch}`]).catch((error: unknown) =>
    say(`Published, but not pushed: ${String(error)}`),
  )
}
