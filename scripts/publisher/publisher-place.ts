import { spawn } from 'node:child_process'
import path from 'node:path'
import type { SiteMaker } from '../../db/queries/site-changes.ts'
import type { BuildPaths } from '../../sites/builder/paths.ts'
import type { SiteTexts } from '../../tenants/edit/site-texts.ts'
import { takeTurns } from '../runtime/take-turns.ts'
import { commitAsHer } from './commit-as-her.ts'
import { type FetchOriginal, originalsOfPlatform } from './fetch-original.ts'

export interface PublisherPlace {
  paths: BuildPaths
  /** One build at a time: a platform in the same process builds, too. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>
  /** Writes what was changed into the history of the folder. Undefined: it has none. */
  commit: (commit: Commit) => Promise<string | undefined>
  /** After dist/<slug> was swapped: whoever serves it takes it up. Throws: it is done again. */
  deploy: (slug: string) => Promise<void>
  /** Whether a draft can be shown where this place serves: on this machine it can. */
  hasPreviews: boolean
  /** A photo that she has added, from the platform. */
  original: FetchOriginal
  say: (sentence: string) => void
  /** For a test that kills: hears where it is. */
  reached?: (step: PublishStep) => void
}

export type PublishStep =
  | 'planned'
  | 'staged'
  | 'photos-written'
  | 'half-written'
  | 'written'
  | 'committed'
  | 'swapped'
  | 'deployed'
  | 'synced'

export interface Commit {
  tenantId: string
  /** Her folder. */
  folder: string
  /** Hers. */
  name: string
  /** Who made it; absent: she. */
  by?: SiteMaker
  /** What may differ. */
  files: readonly string[]
  /** What is changed in them, whatever else they say. */
  edit: (texts: SiteTexts) => SiteTexts
  message: (name: string) => string
  /** A line of the message by which it is found again; absent: what is committed already needs no commit. */
  mark?: string
  /** No commit before this can be that one. */
  since?: Date
  /** Names of new files in photos/. */
  photos?: readonly string[]
}

/** A publisher as the environment wants it. What dist/ has is served by the platform of this machine; elsewhere it is uploaded. */
export function publisherPlace(
  paths: BuildPaths,
  {
    say,
    inTurn = takeTurns(),
    original = originalsOfPlatform(paths.root),
    env = process.env,
  }: {
    say: (sentence: string) => void
    inTurn?: PublisherPlace['inTurn']
    original?: FetchOriginal
    env?: NodeJS.ProcessEnv
  },
): PublisherPlace {
  const isUploaded = env.PUBLISH_DEPLOY === 'cloudflare'
  return {
    paths,
    inTurn,
    original,
    say,
    hasPreviews: !isUploaded,
    commit: (commit) => commitAsHer(commit, { host: env.PUBLISH_AUTHOR_HOST, isPushed: env.PUBLISH_PUSH === 'on', say }),
    deploy: async (slug) => {
      if (isUploaded) await upload(paths.root, slug)
    },
    ...(env.PUBLISHER_KILLED_AT === undefined ? {} : { reached: killAt(env.PUBLISHER_KILLED_AT) }),
  }
}

/** As a developer does it: npm run deploy -- <slug>. */
async function upload(root: string, slug: string): Promise<void> {
  const child = spawn(process.execPath, [path.join(root, 'scripts/commands/deploy.ts'), slug], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) throw new Error(`The site of ${slug} could not be uploaded.\n${text.slice(-1500)}`)
}

/** Of tests: this process is killed, without a word, when it gets there. */
const killAt =
  (step: string): NonNullable<PublisherPlace['reached']> =>
  (reached) => {
    if (reached === step) process.kill(process.pid, 'SIGKILL')
  }
