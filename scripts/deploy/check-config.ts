import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'

let _compiled: Promise<ValidateFunction> | undefined

/** What wrangler's own JSON schema says against a configuration, a sentence for each fault. */
export async function configProblems(root: string, config: unknown): Promise<string[]> {
  _compiled ??= compileSchema(root)
  const validate = await _compiled
  return validate(config) ? [] : (validate.errors ?? []).map(tellFault)
}

async function compileSchema(root: string): Promise<ValidateFunction> {
  const schema = JSON.parse(await readFile(path.join(root, 'node_modules/wrangler/config-schema.json'), 'utf8')) as object
  return new Ajv({ strict: false, allErrors: true }).compile(schema)
}

function tellFault({ instancePath, message, params }: ErrorObject): string {
  const { additionalProperty } = params as { additionalProperty?: string }
  const field = instancePath.slice(1).replaceAll('/', '.')
  if (additionalProperty !== undefined) return `${[field, additionalProperty].filter(Boolean).join('.')} is no field that wrangler knows.`
  return `${field || 'It'} ${message ?? 'is wrong'}.`
}

const PLACEHOLDER = /^0{32}$/

/** Ids that somebody still has to fill in: what a repository has until its first deployment. */
export function placeholderIds(config: Readonly<Record<string, unknown>>): string[] {
  const { hyperdrive = [], kv_namespaces = [] } = config as Partial<
    Record<'hyperdrive' | 'kv_namespaces', { binding: string; id: string }[]>
  >
  return [...hyperdrive, ...kv_namespaces].filter(({ id }) => PLACEHOLDER.test(id)).map(({ binding }) => binding)
}
