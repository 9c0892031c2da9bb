import { PLATFORM } from '../../sites/builder/paths.ts'
import { Usage } from '../command-line/failed.ts'
import { DISPATCH } from './write-upload.ts'

/** Names of Workers that no tenant has. */
export const NOT_SITES: readonly string[] = [PLATFORM, DISPATCH]

interface Asked {
  known: readonly string[]
  all: boolean
  preview: boolean
  namespace?: string | undefined
}

/**
 * What is named on the command line -> the sites to upload, and the Workers beside them. A preview is of sites alone: a platform uploaded with one would be the real one, for
 * everybody. Pure; throws a sentence where it cannot be asked so.
 */
export function planTargets(
  named: readonly string[],
  { known, all, preview, namespace }: Asked,
): { slugs: readonly string[]; others: readonly string[] } {
  const beside = named.find((name) => NOT_SITES.includes(name))
  if (preview && beside !== undefined)
    throw new Usage(`A preview is of sites alone: "${beside}" has none. Name tenants, or leave --preview out.`)
  const slugs = all ? known : named.filter((name) => !NOT_SITES.includes(name))
  const taken = (name: string) => named.includes(name) || (all && !preview && (name === PLATFORM || namespace !== undefined))
  const others = NOT_SITES.filter(taken)
  if (slugs.length + others.length === 0) throw new Usage('Name tenants, "platform", or --all.')
  if (others.includes(DISPATCH) && namespace === undefined) throw new Usage('"dispatch" stands before a namespace: --namespace sites.')
  return { slugs, others }
}
