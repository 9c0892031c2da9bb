import path from 'node:path'
import { declare } from '../command-line/declare.ts'
import { ROOT } from '../command-line/root.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('types', {
  group: 'Generated files',
  says: "writes the types of the Workers' bindings from their wrangler.jsonc files",
}).action(async () => {
  const { writeBindingTypes } = await import('../generate/write-binding-types.ts')
  await writeBindingTypes(ROOT, path.join(ROOT, 'edge'))
})

if (import.meta.main) await runCommand(command)
