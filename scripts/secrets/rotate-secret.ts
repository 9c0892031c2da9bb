import {
  CHANGED_WITH_OLD,
  environmentName,
  loadLocalSecrets,
  newSecret,
  type SecretName,
  SecretsProblem,
  saveSecrets,
} from '../runtime/local-secrets.ts'
import { DATA_SECRETS } from './check-secrets.ts'

/**
 * Puts a new value in the place of a secret; the platform takes it when it is started again. Throws SecretsProblem where data still need the one before
 * the present one: a second change would lose it.
 */
export async function rotateSecret(dataDir: string, name: SecretName): Promise<void> {
  const secrets = await loadLocalSecrets(dataDir)
  const isOfData = (DATA_SECRETS as readonly string[]).includes(name)
  const old = `${name}Old` as keyof typeof secrets
  if (isOfData && secrets[old] !== undefined) {
    const given = environmentName(name)
    throw new SecretsProblem(
      `${given} was changed before, and not every key has been wrapped with the new one yet: changing it again would lose what the old one wraps. Start the platform, which wraps them (it says "${given}_OLD is not needed any more"), then try again.`,
    )
  }
  const kept = (CHANGED_WITH_OLD as readonly string[]).includes(name) ? { [old]: secrets[name] } : {}
  await saveSecrets(dataDir, { ...secrets, ...kept, [name]: newSecret() })
}

/** Ends what the LINK_SECRET before still opens. Returns whether there was one. */
export async function endOldLinks(dataDir: string): Promise<boolean> {
  const { linkSecretOld, ...left } = await loadLocalSecrets(dataDir)
  if (linkSecretOld !== undefined) await saveSecrets(dataDir, left)
  return linkSecretOld !== undefined
}
