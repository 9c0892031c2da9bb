import { type Account, type Binding, nextStep, type Script, scriptKey } from './account.ts'
import { isComplete } from './answer-assets.ts'
import { type Answer, type Asked, fail, form, type Handler, json, type Refusal, type Route } from './route.ts'

/** https://developers.cloudflare.com/workers/platform/limits/: of the account; a dispatch namespace has as many as it likes. */
const SCRIPTS_MAX = 500

interface Metadata {
  main_module?: string
  bindings?: Binding[]
  assets?: { jwt: string }
  migrations?: { old_tag?: string; new_tag: string }
  annotations?: Record<string, string>
  keep_bindings?: string[]
  tags?: string[]
}

export const NOT_FOUND = fail(404, 10007, 'This Worker does not exist on your account.')

export const findScript = ({ account, params }: Pick<Asked, 'account' | 'params'>): Script | undefined =>
  account.scripts.get(scriptKey(params.namespace, params.script ?? ''))

function showService(asked: Asked): Answer {
  const script = findScript(asked)
  if (script === undefined) return fail(404, 10090, 'This Worker does not exist on your account.')
  const shown = { tag: script.name, tags: script.tags, last_deployed_from: 'wrangler', migration_tag: script.migrationTag }
  return { result: { id: script.name, default_environment: { environment: 'production', script: shown } } }
}

/** A whole Worker: the first of its name, or one whose Durable Objects change. */
async function putScript(asked: Asked): Promise<Answer> {
  const taken = await takeVersion(asked)
  if ('error' in taken) return taken
  const { script, id } = taken
  script.deployments.unshift({
    id,
    createdOn: nextStep(asked.account).on,
    versionId: id,
    message: script.versions.at(-1)?.annotations['workers/message'] ?? '',
  })
  const etag = id.replaceAll('-', '')
  return {
    result: { id: script.name, etag, deployment_id: etag, startup_time_ms: 12, tag: script.name, migration_tag: script.migrationTag },
  }
}

/** Reads and checks an upload; a new version of its Worker, which is made where there is none. */
export async function takeVersion(asked: Asked): Promise<{ script: Script; id: string } | Refusal> {
  const { account, params } = asked
  const parts = await form(asked)
  const metadata = JSON.parse(await textOf(parts.get('metadata'))) as Metadata
  const known = findScript(asked)
  const fault = findFault(asked, metadata, parts, known)
  if (fault) return fault
  const script = known ?? newScript(params)
  account.scripts.set(scriptKey(params.namespace, script.name), script)
  const { id, on } = nextStep(account)
  const before = script.versions.at(-1)?.bindings ?? []
  const bindings = (metadata.bindings ?? []).flatMap((binding) =>
    binding.type === 'inherit' ? (before.find(({ name }) => name === binding.name) ?? []) : [binding],
  )
  if (!metadata.keep_bindings?.includes('secret_text')) script.secrets.clear()
  for (const { type, name, text } of bindings) if (type === 'secret_text' && text !== undefined) script.secrets.set(name, String(text))
  const shown = bindings.map(({ text: _hidden, ...binding }) => binding as Binding)
  script.versions.push({ id, number: script.versions.length + 1, createdOn: on, annotations: metadata.annotations ?? {}, bindings: shown })
  script.migrationTag = metadata.migrations?.new_tag ?? script.migrationTag
  return { script, id }
}

const textOf = async (part: FormDataEntryValue | null): Promise<string> => (part instanceof File ? part.text() : String(part))

const newScript = (params: Record<string, string>): Script => ({
  name: params.script ?? '',
  namespace: params.namespace,
  versions: [],
  deployments: [],
  migrationTag: undefined,
  secrets: new Map(),
  tags: [],
  subdomain: { enabled: false, previews_enabled: false },
  schedules: [],
})

/** What the API refuses. Where the real code is in no document, it is 10021, which stands for every fault of an upload. */
function findFault({ account, params }: Asked, metadata: Metadata, parts: FormData, known: Script | undefined): Refusal | undefined {
  const hasRoom =
    params.namespace !== undefined || [...account.scripts.values()].filter(({ namespace }) => namespace === undefined).length < SCRIPTS_MAX
  if (!known && !hasRoom) return fail(403, 10037, 'You have exceeded the limit of Workers on your account.')
  const { main_module, bindings = [], assets, migrations } = metadata
  if (main_module === undefined || !parts.has(main_module)) return fail(400, 10021, 'The main module is not among the uploaded modules.')
  if (assets && !isComplete(assets.jwt)) return fail(400, 10021, 'The upload of the assets is not complete.')
  if (migrations && migrations.old_tag !== known?.migrationTag)
    return fail(
      412,
      10079,
      `The migration starts at ${migrations.old_tag ?? 'nothing'}, the Worker is at ${known?.migrationTag ?? 'nothing'}.`,
    )
  for (const binding of bindings) {
    const reason = unresolved(account, binding, known)
    if (reason !== undefined) return fail(400, binding.type === 'inherit' ? 10057 : 10021, reason)
  }
  return undefined
}

function unresolved(account: Account, { type, name, ...more }: Binding, known: Script | undefined): string | undefined {
  const lacks = (what: string) => `binding ${name} of type ${type} must have a valid ${what} specified`
  const isThere = (script: unknown) => account.scripts.has(scriptKey(undefined, String(script)))
  if (type === 'inherit' && !known?.versions.at(-1)?.bindings.some((binding) => binding.name === name))
    return `inherit binding '${name}' is invalid: the version before has none of that name`
  if (type === 'hyperdrive' && !account.hyperdrive.has(String(more.id))) return lacks('`id`')
  if (type === 'kv_namespace' && !account.values.has(String(more.namespace_id))) return lacks('`namespace_id`')
  if (type === 'queue' && !account.queues.some(({ queue_name }) => queue_name === more.queue_name)) return lacks('`queue_name`')
  if (type === 'dispatch_namespace' && !account.namespaces.has(String(more.namespace))) return lacks('`namespace`')
  if (type === 'service' && !isThere(more.service))
    return `Could not resolve service binding '${name}'. Target script '${String(more.service)}' not found.`
  if (type === 'durable_object_namespace' && more.script_name !== undefined && !isThere(more.script_name))
    return `Cannot create binding for class ${String(more.class_name)} because script ${String(more.script_name)} is not there.`
  return undefined
}

const listSecrets: Handler = (asked) => {
  const script = findScript(asked)
  return script ? { result: [...script.secrets.keys()].map((name) => ({ name, type: 'secret_text' })) } : NOT_FOUND
}

function removeScript(asked: Asked): Answer {
  const { account, params } = asked
  const script = findScript(asked)
  if (script === undefined)
    return params.namespace === undefined ? NOT_FOUND : fail(404, 10092, 'This Worker does not exist in this namespace.')
  account.scripts.delete(scriptKey(params.namespace, script.name))
  if (params.namespace === undefined) {
    account.routes = account.routes.filter((route) => route.script !== script.name)
    account.domains = account.domains.filter(({ service }) => service !== script.name)
  }
  return { result: null }
}

const showWorker: Handler = (asked) => {
  const script = findScript(asked)
  return script ? { result: { id: script.name, name: script.name, subdomain: script.subdomain } } : NOT_FOUND
}

const setSubdomain: Handler = (asked) => {
  const script = findScript(asked)
  if (script === undefined) return NOT_FOUND
  script.subdomain = json<Script['subdomain']>(asked)
  return { result: script.subdomain }
}

const setSettings: Handler = (asked) => {
  const script = findScript(asked)
  if (script === undefined) return NOT_FOUND
  const settings = json<{ tags?: string[] | null }>(asked)
  script.tags = settings.tags ?? script.tags
  return { result: settings }
}

const showSettings: Handler = (asked) => {
  const version = findScript(asked)?.versions.at(-1)
  return version ? { result: { bindings: version.bindings, logpush: false, tags: [] } } : NOT_FOUND
}

const nothing: Handler = () => ({ result: [], info: { page: 1, per_page: 100, count: 0, total_count: 0 } })

export const SCRIPT_ROUTES: readonly Route[] = [
  ['GET', '/accounts/:account/workers/services/:script', showService],
  ['DELETE', '/accounts/:account/workers/services/:script', removeScript],
  ['PUT', '/accounts/:account/workers/scripts/:script', putScript],
  ['PUT', '/accounts/:account/workers/dispatch/namespaces/:namespace/scripts/:script', putScript],
  ['DELETE', '/accounts/:account/workers/dispatch/namespaces/:namespace/scripts/:script', removeScript],
  ['GET', '/accounts/:account/workers/scripts/:script/secrets', listSecrets],
  ['GET', '/accounts/:account/workers/workers/:script', showWorker],
  ['POST', '/accounts/:account/workers/scripts/:script/subdomain', setSubdomain],
  ['GET', '/accounts/:account/workers/scripts/:script/settings', showSettings],
  ['PATCH', '/accounts/:account/workers/scripts/:script/script-settings', setSettings],
  // Asked by `wrangler delete`: we have neither containers nor the older kind of site.
  ['GET', '/accounts/:account/workers/durable_objects/namespaces', nothing],
  ['GET', '/accounts/:account/storage/kv/namespaces', nothing],
]
