import { ACCOUNT_ID } from './account.ts'
import type { Call } from './start-api.ts'

export interface ListedCall {
  worker: string
  method: string
  where: string
  status: string
  times: string
}

/** Calls by Worker and in order, those that are the same as one; `{…}` stands for ids. Several Workers are uploaded at once, so that a call without a name is of any of them. Pure. */
export function listCalls(calls: readonly Call[]): ListedCall[] {
  const listed = new Map<string, ListedCall & { count: number }>()
  for (const { method, path, status } of calls) {
    const worker = /\/(?:services|scripts|workers\/workers)\/([^/]+)/.exec(path)?.[1] ?? '(any)'
    const where = path
      .replace(ACCOUNT_ID, '{account}')
      .replace(`/${worker}`, '/{worker}')
      .replace(/[0-9a-f]{32}|[0-9a-f-]{36}/g, '{id}')
    const key = `${worker} ${method} ${where} ${status}`
    const known = listed.get(key) ?? { worker, method, where, status: String(status), times: '', count: 0 }
    known.count += 1
    listed.set(key, { ...known, times: known.count === 1 ? '' : `× ${known.count}` })
  }
  const workers = [...new Set([...listed.values()].map(({ worker }) => worker))]
  return workers
    .flatMap((worker) => [...listed.values()].filter((call) => call.worker === worker))
    .map(({ count: _count, ...call }) => call)
}
