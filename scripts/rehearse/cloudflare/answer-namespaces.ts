import { findScript } from './answer-scripts.ts'
import { type Answer, type Asked, fail, type Handler, json, type Route } from './route.ts'

const NO_NAMESPACE = fail(404, 100119, 'The dispatch namespace was not found.')

const showNamespace: Handler = ({ account, params }) => {
  const namespace = account.namespaces.get(params.namespace ?? '')
  if (namespace === undefined) return NO_NAMESPACE
  const count = [...account.scripts.values()].filter((script) => script.namespace === params.namespace).length
  return { result: { namespace_name: params.namespace, trusted_workers: namespace.trusted, script_count: count } }
}

const listNamespaces: Handler = ({ account }) => {
  const result = [...account.namespaces].map(([namespace_name, { trusted }]) => ({ namespace_name, trusted_workers: trusted }))
  return { result, info: { page: 1, per_page: 100, count: result.length, total_count: result.length } }
}

function showScript(asked: Asked): Answer {
  if (!asked.account.namespaces.has(asked.params.namespace ?? '')) return NO_NAMESPACE
  const script = findScript(asked)
  if (script === undefined) return fail(404, 10092, 'This Worker does not exist in this namespace.')
  return { result: { dispatch_namespace: script.namespace, script: { id: script.name, migration_tag: script.migrationTag } } }
}

/** Values of a KV namespace, many at once: here the tenant of each host. */
function putValues(asked: Asked): Answer {
  const values = asked.account.values.get(asked.params.kv ?? '')
  if (values === undefined) return fail(404, 10013, 'The KV namespace was not found.')
  const pairs = json<{ key: string; value: string }[]>(asked)
  for (const { key, value } of pairs) values.set(key, value)
  return { result: { successful_key_count: pairs.length, unsuccessful_keys: [] } }
}

function getValues(asked: Asked): Answer {
  const values = asked.account.values.get(asked.params.kv ?? '')
  if (values === undefined) return fail(404, 10013, 'The KV namespace was not found.')
  const { keys } = json<{ keys: string[] }>(asked)
  return { result: { values: Object.fromEntries(keys.map((key) => [key, values.get(key) ?? null])) } }
}

function removeValues(asked: Asked): Answer {
  const values = asked.account.values.get(asked.params.kv ?? '')
  if (values === undefined) return fail(404, 10013, 'The KV namespace was not found.')
  for (const key of json<string[]>(asked)) values.delete(key)
  return { result: { successful_key_count: values.size, unsuccessful_keys: [] } }
}

export const NAMESPACE_ROUTES: readonly Route[] = [
  ['GET', '/accounts/:account/workers/dispatch/namespaces', listNamespaces],
  ['GET', '/accounts/:account/workers/dispatch/namespaces/:namespace', showNamespace],
  ['GET', '/accounts/:account/workers/dispatch/namespaces/:namespace/scripts/:script', showScript],
  ['PUT', '/accounts/:account/storage/kv/namespaces/:kv/bulk', putValues],
  ['POST', '/accounts/:account/storage/kv/namespaces/:kv/bulk/get', getValues],
  ['POST', '/accounts/:account/storage/kv/namespaces/:kv/bulk/delete', removeValues],
]
