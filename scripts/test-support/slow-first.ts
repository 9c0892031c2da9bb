import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Take most, longest first. One of them left for the end would run alone. */
export const SLOW = [
  'scripts/check/docs',
  'scripts/commands/serve',
  'scripts/browser/accessibility',
  'scripts/bench/benches',
  'scripts/commands/chaos',
  'scripts/browser/site',
  'scripts/rehearse/evacuate/rehearse-evacuation',
  'scripts/commands/production',
  'scripts/browser/dashboard',
  'scripts/commands/fuzz',
  'scripts/secrets/drill',
  'scripts/simulate/run-simulation',
  'scripts/privacy/erase',
  'scripts/browser/answer-requests',
  'scripts/commands/deploy',
  'edge/platform/outbox/outage',
  'scripts/chaos/weekly-mails',
]

/** Slow files first; the others keep their order. Pure. */
export function slowFirst<File extends { moduleId: string }>(files: readonly File[]): File[] {
  const rank = ({ moduleId }: File) => {
    const index = SLOW.findIndex((file) => moduleId.endsWith(`/${file}.stack.test.ts`))
    return index < 0 ? SLOW.length : index
  }
  return files.toSorted((a, b) => rank(a) - rank(b))
}

/** Slow files first, then as vitest has it: by how long they took the last time. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return slowFirst(await super.sort(files))
  }
}
