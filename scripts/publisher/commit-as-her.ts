import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { PLATFORM_DOMAIN } from '../../tenants/contract/urls.ts'
import { differingFiles, type SiteTexts } from '../../tenants/edit/site-texts.ts'
import type { Commit } from './publisher-place.ts'
import { type Git, gitIn } from './run-git.ts'

export interface CommitOptions {
  /** Of the address in her commits: slug@host. */
  host: string | undefined
  isPushed: boolean
  say: (sentence: string) => void
}

const TRIES = 5

/**
 * Commits what was published as her, once: her fields of her files alone, whatever a developer has changed, staged or is merging beside them. Returns the commit;
 * undefined: her folder is in no checkout, or none that keeps it.
 */
export async function commitAsHer(commit: Commit, { host = PLATFORM_DOMAIN, isPushed, say }: CommitOptions): Promise<string | undefined> {
  const git = gitIn(commit.folder)
  const top = (await git.try(['rev-parse', '--show-toplevel']))?.trim()
  if (top === undefined || (await git.try(['rev-parse', '--verify', '-q', 'HEAD'])) === undefined) return undefined
  if ((await git.try(['check-ignore', '-q', 'tenant.yaml'])) !== undefined) return undefined
  const id = await commitOnce(git, commit, `${commit.tenantId}@${host}`)
  if (id !== undefined) await refreshIndex(git, id)
  if (id !== undefined && isPushed) await push(git, say)
  return id
}

/** HEAD may move while a commit is made: then it is made anew on what is there. */
async function commitOnce(git: Git, commit: Commit, email: string): Promise<string | undefined> {
  const { mark, name, message } = commit
  for (let left = TRIES; ; left--) {
    const made = mark === undefined ? '' : (await git(['log', '-1', '--format=%H', '--fixed-strings', `--grep=${mark}`, '--', '.'])).trim()
    if (made !== '') return made
    const head = (await git(['rev-parse', 'HEAD'])).trim()
    const tree = await writeTree(git, head, commit)
    if (tree === (await git(['rev-parse', `${head}^{tree}`])).trim()) return undefined
    const who = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email }
    const id = (await git(['commit-tree', tree, '-p', head], { input: message(name), env: who })).trim()
    const [subject] = message(name).split('\n')
    const moved = await git.try(['update-ref', '-m', `commit: ${subject}`, 'HEAD', id, head])
    if (moved !== undefined) return id
    if (left === 0) throw new Error('The branch moves all the time.')
  }
}

/** The tree of `head` with her fields changed in it, made in an index of its own. */
async function writeTree(git: Git, head: string, { folder, files, edit, photos = [] }: Commit): Promise<string> {
  const index = path.join((await git(['rev-parse', '--absolute-git-dir'])).trim(), `publishing-${randomUUID()}`)
  const env = { GIT_INDEX_FILE: index }
  try {
    await git(['read-tree', head], { env })
    const before = await textsAt(git, head, folder, files)
    const after = edit(before)
    const prefix = (await git(['rev-parse', '--show-prefix'])).trim()
    const top = `./${(await git(['rev-parse', '--show-cdup'])).trim()}`
    for (const name of differingFiles(before, after)) {
      const text = after.get(name)
      const blob = text === undefined ? undefined : (await git(['hash-object', '-w', '--stdin'], { input: text })).trim()
      const entry =
        blob === undefined ? ['--force-remove', `${prefix}${name}`] : ['--add', '--cacheinfo', `100644,${blob},${prefix}${name}`]
      await git(['-C', top, 'update-index', ...entry], { env })
    }
    for (const name of photos) {
      const blob = (await git(['hash-object', '-w', '--no-filters', path.join(folder, 'photos', name)])).trim()
      await git(['-C', top, 'update-index', '--add', '--cacheinfo', `100644,${blob},${prefix}photos/${name}`], { env })
    }
    return (await git(['write-tree'], { env })).trim()
  } finally {
    await rm(index, { force: true })
  }
}

/** Her files as they are committed; one that is in no commit yet, as it lies in the folder, without what is new in it. */
async function textsAt(git: Git, head: string, folder: string, files: readonly string[]): Promise<SiteTexts> {
  const texts = new Map<string, string>()
  for (const name of files) {
    const text = await git.try(['show', `${head}:./${name}`])
    if (text !== undefined) texts.set(name, text)
    else if (name.endsWith('.yaml')) texts.set(name, await readFile(path.join(folder, name), 'utf8'))
  }
  return texts
}

/** The index of the checkout says what was committed, where nothing else was staged: else it would take her change back with the next commit. */
async function refreshIndex(git: Git, id: string): Promise<void> {
  const names = (await git(['diff-tree', '--no-commit-id', '--name-only', '--relative', '-r', '-z', id]))
    .split('\0')
    .filter((name) => name !== '')
  for (const name of names) {
    const [staged, before, now] = await Promise.all([
      git.try(['rev-parse', '--verify', '-q', `:./${name}`]),
      git.try(['rev-parse', '--verify', '-q', `${id}^:./${name}`]),
      git.try(['rev-parse', '--verify', '-q', `${id}:./${name}`]),
    ])
    if (staged !== before || staged === now) continue
    const entry =
      now === undefined
        ? ['--force-remove', name]
        : ['--add', '--cacheinfo', '100644', now.trim(), `${(await git(['rev-parse', '--show-prefix'])).trim()}${name}`]
    await git.try(
      now === undefined
        ? ['update-index', ...entry]
        : ['-C', `./${(await git(['rev-parse', '--show-cdup'])).trim()}`, 'update-index', ...entry],
    )
  }
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
