import path from 'node:path'
import { dataDirOf } from './stack/data-dir.ts'
import { environmentName, loadLocalSecrets, rotateSecret, SECRET_NAMES } from './stack/local-secrets.ts'

// npm run secrets -- list | rotate <NAME>: the secrets of DATA_DIR. Values are never printed.

const dataDir = dataDirOf(path.resolve(import.meta.dirname, '..'))
const EFFECT: Record<(typeof SECRET_NAMES)[number], string> = {
  previewSecret: 'links that show a variant or open a preview end',
  hashSecret: 'clients who are known or blocked are no longer found',
  keySecret: 'nothing ends: what the old one wraps still opens, new keys take the new one',
  linkSecret: 'links in mails that were sent, and calendar feeds, end',
  operatorKey: "the operator's page, metrics and commands need the new one",
}

try {
  const [verb, name] = process.argv.slice(2)
  if (verb === 'list') {
    const secrets = await loadLocalSecrets(dataDir)
    for (const each of SECRET_NAMES) {
      const place = process.env[environmentName(each)] ? 'in the environment' : `in ${path.join(dataDir, 'secrets.json')}`
      const old = each === 'keySecret' && secrets.keySecretOld !== undefined ? ', with the one before it' : ''
      console.log(`${environmentName(each).padEnd(16)}${place}${old}. When it changes: ${EFFECT[each]}.`)
    }
  } else if (verb === 'rotate' && name !== undefined) {
    const known = SECRET_NAMES.find((each) => environmentName(each) === name)
    if (known === undefined) throw new Error(`There is no secret "${name}". There are: ${SECRET_NAMES.map(environmentName).join(', ')}.`)
    if (process.env[name]) throw new Error(`${name} comes from the environment. Change it where it is set, and start or deploy again.`)
    await rotateSecret(dataDir, known)
    console.log(`${name} is new: ${EFFECT[known]}. Start the platform again to use it.`)
  } else throw new Error('Usage: npm run secrets -- list | rotate <NAME>')
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
