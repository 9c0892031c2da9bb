import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { configProblems, placeholderIds } from './check-config.ts'
import { listFiles } from './list-files.ts'
import type { Upload } from './write-upload.ts'

/** https://developers.cloudflare.com/workers/platform/limits/#static-assets */
const FILES_MAX = 100_000
const FILE_BYTES_MAX = 25 * 1024 * 1024
/** Scripts, gzip: a site's is on every request. */
const SCRIPT_BYTES_MAX = { site: 60 * 1024, platform: 1024 * 1024, dispatch: 60 * 1024 }
const SECRET = /-----BEGIN [A-Z ]*PRIVATE KEY-----|(?:SECRET|_KEY)["']?\s*[:=]\s*["'][0-9a-f]{32,}["']/

export interface CheckedUpload {
  worker: string
  files: number
  bytes: number
  scriptBytes: number
  hosts: string[]
  bindings: string[]
  problems: string[]
  /** Bindings whose id is still the placeholder. */
  placeholders: string[]
}

/** Whether an upload may leave the house: sizes, configuration, nothing secret in it. `secrets`: values that must not be in any text. */
export async function checkUpload(root: string, upload: Upload, secrets: readonly string[]): Promise<CheckedUpload> {
  const files = upload.assets === undefined ? [] : await listFiles(upload.assets)
  const script = await readFile(path.join(upload.folder, 'index.js'))
  const config = await readFile(upload.config, 'utf8')
  const scriptBytes = gzipSync(script).length
  const parsed = JSON.parse(config) as Record<string, unknown>
  const problems = (await configProblems(root, parsed)).map((problem) => `wrangler.json: ${problem}`)
  if (files.length > FILES_MAX) problems.push(`${files.length} files; ${FILES_MAX} at most.`)
  for (const { name, bytes } of files) if (bytes > FILE_BYTES_MAX) problems.push(`${name} has ${bytes} bytes; ${FILE_BYTES_MAX} at most.`)
  const scriptMax = SCRIPT_BYTES_MAX[upload.kind]
  if (scriptBytes > scriptMax) problems.push(`The script has ${scriptBytes} bytes gzip; ${scriptMax} at most.`)
  const texts = [
    ...files.filter(({ name }) => /\.(html|js|css|json|txt|xml)$|^_headers$/.test(name)).map(({ file }) => file),
    ...(upload.kind === 'dispatch' ? [] : [path.join(upload.folder, 'manifest.json')]),
  ]
  const named = [
    { name: 'index.js', text: script.toString() },
    { name: 'wrangler.json', text: config },
  ]
  for (const file of texts) named.push({ name: path.basename(file), text: await readFile(file, 'utf8') })
  for (const { name, text } of named)
    if (SECRET.test(text) || secrets.some((secret) => secret !== '' && text.includes(secret))) problems.push(`${name} holds a secret.`)
  return {
    worker: upload.worker,
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    scriptBytes,
    hosts: upload.hosts,
    bindings: bindingsOf(parsed),
    problems,
    placeholders: placeholderIds(parsed),
  }
}

/** Names of all bindings, however a kind of them is written down. */
function bindingsOf(config: Record<string, unknown>): string[] {
  const names: string[] = []
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) collect(each)
    else if (typeof value === 'object' && value !== null) {
      const { binding, name, class_name } = value as Record<string, unknown>
      if (typeof binding === 'string') names.push(binding)
      else if (typeof name === 'string' && typeof class_name === 'string') names.push(name)
      for (const each of Object.values(value)) collect(each)
    }
  }
  for (const [key, value] of Object.entries(config)) {
    if (key === 'vars') names.push(...Object.keys(value as object))
    else collect(value)
  }
  return [...new Set(names)].sort()
}
