import { nextStep, type Version } from './account.ts'
import { findScript, NOT_FOUND, takeVersion } from './answer-scripts.ts'
import { type Answer, type Asked, fail, type Handler, json, type Route } from './route.ts'

/** So many can be deployed again. https://developers.cloudflare.com/workers/configuration/versions-and-deployments/rollbacks/ */
const DEPLOYABLE_MAX = 100
const DEPLOYMENTS_LISTED = 10

const showVersion = ({ id, number, createdOn, annotations, bindings }: Version) => ({
  id,
  number,
  metadata: { created_on: createdOn, source: 'wrangler' },
  annotations,
  resources: { bindings, script: { etag: id.replaceAll('-', ''), handlers: ['fetch'] }, script_runtime: { usage_model: 'standard' } },
  startup_time_ms: 12,
})

async function addVersion(asked: Asked): Promise<Answer> {
  if (findScript(asked) === undefined) return NOT_FOUND
  const taken = await takeVersion(asked)
  if ('error' in taken) return taken
  const version = taken.script.versions.at(-1)
  return version ? { result: showVersion(version) } : NOT_FOUND
}

const getVersion: Handler = (asked) => {
  const version = findScript(asked)?.versions.find(({ id }) => id === asked.params.version)
  return version ? { result: showVersion(version) } : NOT_FOUND
}

const listDeployments: Handler = (asked) => {
  const script = findScript(asked)
  if (script === undefined) return NOT_FOUND
  const deployments = script.deployments.slice(0, DEPLOYMENTS_LISTED).map(({ id, createdOn, versionId, message }) => ({
    id,
    created_on: createdOn,
    source: 'wrangler',
    strategy: 'percentage',
    versions: [{ version_id: versionId, percentage: 100 }],
    annotations: { 'workers/message': message },
  }))
  return { result: { deployments } }
}

/** What is live from now on: a new version, or one from before. */
function addDeployment(asked: Asked): Answer {
  const script = findScript(asked)
  if (script === undefined) return NOT_FOUND
  const { versions, annotations } = json<{ versions: { version_id: string; percentage: number }[]; annotations?: Record<string, string> }>(
    asked,
  )
  const [wanted] = versions
  const isKept = script.versions.slice(-DEPLOYABLE_MAX).some(({ id }) => id === wanted?.version_id)
  if (wanted === undefined || !isKept || wanted.percentage !== 100) return fail(400, 100147, 'The version cannot be deployed.')
  const { id, on } = nextStep(asked.account)
  script.deployments.unshift({ id, createdOn: on, versionId: wanted.version_id, message: annotations?.['workers/message'] ?? '' })
  return { result: { id, created_on: on, strategy: 'percentage', versions } }
}

function listQueues({ account, query }: Asked): Answer {
  const names = query.getAll('name')
  const result = account.queues.filter(({ queue_name }) => names.length === 0 || names.includes(queue_name))
  return { result, info: { page: 1, per_page: 100, count: result.length, total_count: result.length } }
}

/** A queue has one consumer: the first upload of the platform makes it, later ones change it. */
function setConsumer(asked: Asked): Answer {
  const { account, params } = asked
  const queue = account.queues.find(({ queue_id }) => queue_id === params.queue)
  if (queue === undefined) return fail(404, 10109, 'The queue was not found.')
  const { script_name, ...consumer } = json<{ script_name: string; dead_letter_queue?: string; settings: object }>(asked)
  if (params.consumer === undefined && queue.consumers.length > 0) return fail(409, 11004, 'The queue has a consumer already.')
  const made = { ...consumer, type: 'worker', consumer_id: params.consumer ?? nextStep(account).id, script: script_name }
  queue.consumers = [made]
  return { result: made }
}

export const VERSION_ROUTES: readonly Route[] = [
  ['POST', '/accounts/:account/workers/scripts/:script/versions', addVersion],
  ['GET', '/accounts/:account/workers/scripts/:script/versions/:version', getVersion],
  ['GET', '/accounts/:account/workers/scripts/:script/deployments', listDeployments],
  ['POST', '/accounts/:account/workers/scripts/:script/deployments', addDeployment],
  ['GET', '/accounts/:account/queues', listQueues],
  ['POST', '/accounts/:account/queues/:queue/consumers', setConsumer],
  ['PUT', '/accounts/:account/queues/:queue/consumers/:consumer', setConsumer],
]
