import { stat } from 'node:fs/promises'
import { malformedSecrets, NEEDED_SECRETS } from '../deploy/plan-secrets.ts'
import { readLocalSecrets, SecretsProblem, secretsFile } from '../runtime/local-secrets.ts'
import { type Finding, look, ok, wrong } from './finding.ts'

/** Secrets of DATA_DIR and of the environment. Values are never told. */
export async function checkSecrets(dataDir: string, environment: NodeJS.ProcessEnv): Promise<Finding[]> {
  const malformed = malformedSecrets(environment)
  const given = NEEDED_SECRETS.filter((name) => environment[name])
  return [
    await checkFile(dataDir),
    malformed.length > 0
      ? wrong(
          'secrets of the environment',
          malformed.join(' '),
          'Correct them where they are set; docs/operations.md says how each is made.',
        )
      : ok('secrets of the environment', given.length === 0 ? 'none, as on one machine' : given.join(', ')),
  ]
}

async function checkFile(dataDir: string): Promise<Finding> {
  const file = secretsFile(dataDir)
  const info = await stat(file).catch(() => undefined)
  if (!info) return ok('secrets.json', 'made at the first start')
  if ((info.mode & 0o077) !== 0) return wrong('secrets.json', 'others may read it', `chmod 600 ${file}`)
  try {
    return (await readLocalSecrets(dataDir))
      ? ok('secrets.json', 'whole, for its owner alone')
      : look('secrets.json', 'some are missing', 'The next start makes them.')
  } catch (error) {
    if (error instanceof SecretsProblem) return wrong('secrets.json', 'cannot be used', error.message)
    throw error
  }
}
