import { randomUUID } from 'node:crypto'
import { API_TOKEN } from './account.ts'
import { type Answer, type Asked, fail, form, json, type Route } from './route.ts'

const BUCKET_FILES = 50

interface Session {
  jwt: string
  /** Hashes that are still to come. */
  wanted: Set<string>
}
const sessions = new Map<string, Session>()
/** Tokens with which a Worker may take the files of a session. */
const completed = new Set<string>()

/** Whether all files of an upload session have come. */
export const isComplete = (jwt: string): boolean => completed.has(jwt)

/** A token as wrangler can read it: three parts, the middle one JSON. */
const makeToken = (): string =>
  ['{}', JSON.stringify({ id: randomUUID() }), '{}'].map((part) => Buffer.from(part).toString('base64url')).join('.')

function openSession(asked: Asked): Answer {
  const { manifest } = json<{ manifest: Record<string, { hash: string; size: number }> }>(asked)
  const faulty = Object.entries(manifest).find(([name, { hash }]) => !name.startsWith('/') || !/^[0-9a-f]{32}$/.test(hash))
  if (faulty) return fail(400, 10304, `The manifest names ${faulty[0]} wrongly.`)
  const wanted = new Set(Object.values(manifest).flatMap(({ hash }) => (asked.account.files.has(hash) ? [] : [hash])))
  const jwt = makeToken()
  if (wanted.size === 0) completed.add(jwt)
  sessions.set(jwt, { jwt, wanted })
  const hashes = [...wanted]
  const buckets = Array.from({ length: Math.ceil(hashes.length / BUCKET_FILES) }, (_, at) =>
    hashes.slice(at * BUCKET_FILES, (at + 1) * BUCKET_FILES),
  )
  return { result: { jwt, buckets } }
}

async function takeFiles(asked: Asked): Promise<Answer> {
  const session = sessions.get(asked.token)
  if (session === undefined || asked.token === API_TOKEN) return fail(401, 10001, 'Unable to authenticate request')
  for (const name of (await form(asked)).keys()) {
    if (!session.wanted.delete(name)) return fail(400, 10311, `The file ${name} was not asked for.`)
    asked.account.files.add(name)
  }
  if (session.wanted.size > 0) return { status: 202, result: { jwt: null } }
  const jwt = makeToken()
  completed.add(jwt)
  return { status: 201, result: { jwt } }
}

export const ASSET_ROUTES: readonly Route[] = [
  ['POST', '/accounts/:account/workers/scripts/:script/assets-upload-session', openSession],
  ['POST', '/accounts/:account/workers/dispatch/namespaces/:namespace/scripts/:script/assets-upload-session', openSession],
  ['POST', '/accounts/:account/workers/assets/upload', takeFiles],
]
