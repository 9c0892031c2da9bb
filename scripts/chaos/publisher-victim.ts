import { readFile } from 'node:fs/promises'
import process from 'node:process'
import type { BuildPaths } from '../../sites/builder/paths.ts'
import { keepPublisher } from '../publisher/keep-publisher.ts'
import { publisherPlace } from '../publisher/publisher-place.ts'

// A publisher that is there to be killed: kill-publisher.ts starts it. PUBLISHER_KILLED_AT names the step at which it kills itself.

const { url, paths, photo } = JSON.parse(process.env.PUBLISHER_VICTIM ?? '{}') as { url: string; paths: BuildPaths; photo?: string }
const original = async () => (photo === undefined ? undefined : readFile(photo))
const ended = new AbortController()
process.once('SIGTERM', () => ended.abort())
await keepPublisher(url, publisherPlace(paths, { say: (sentence) => console.log(sentence), original }), ended.signal)
