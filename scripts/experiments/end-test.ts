import { parse } from 'yaml'
import { type Experiment, PHOTO_TEST_SLOTS, VARIANT_FIELDS } from '../../tenants/contract/experiments.ts'
import { indexOfId, moveItem, setField } from './edit-yaml.ts'

/** Texts of a tenant's files by name. */
export type TenantFiles = Record<'experiments.yaml' | 'content.yaml' | 'photos.yaml', string>

/**
 * Ends a test: it is completed, with its result beside it, and what the winner shows becomes the plain page. Comments are kept. Pure.
 * Throws Error for a test or variant that is not there.
 */
export function endTest(
  files: TenantFiles,
  { experiment, winner, result }: { experiment: Experiment; winner: string; result: NonNullable<Experiment['result']> },
): TenantFiles {
  const variant = experiment.variants.find(({ id }: { id: string }) => id === winner) as Record<string, unknown> | undefined
  if (!variant) throw new Error(`The test "${experiment.id}" has no variant "${winner}".`)
  const at = ['experiments', indexOfId(files['experiments.yaml'], 'experiments', experiment.id)]
  const fields = Object.entries({ status: 'completed', winner, result })
  const tests = fields.reduce((text, [field, content]) => setField(text, [...at, field], content), files['experiments.yaml'])
  const ended = { ...files, 'experiments.yaml': tests }
  const value = variant[VARIANT_FIELDS[experiment.kind]]
  return winner === 'control' || value === undefined ? ended : { ...ended, ...makePlain(files, experiment, value) }
}

/** The files in which a place of the site says what it shows. */
function makePlain(files: TenantFiles, experiment: Experiment, value: unknown): Partial<TenantFiles> {
  if (experiment.kind === 'photo')
    return { 'photos.yaml': putFirst(files['photos.yaml'], String(value), PHOTO_TEST_SLOTS[experiment.slot]) }
  const fields = { text: experiment.slot, cta: 'callToAction', layout: 'homeSections', pricing: 'ratesDisplay' }
  return { 'content.yaml': setField(files['content.yaml'], [fields[experiment.kind]], value) }
}

/** Moves a photo to before the first one with the slot: that one is the plain page's. */
function putFirst(text: string, photo: string, slot: string): string {
  const { photos } = parse(text) as { photos: { slots?: string[] }[] }
  const before = photos.findIndex(({ slots }) => slots?.includes(slot))
  return moveItem(text, 'photos', { from: indexOfId(text, 'photos', photo), before })
}
