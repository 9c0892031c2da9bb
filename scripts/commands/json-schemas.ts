import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('schemas', {
  group: 'Generated files',
  says: 'writes the JSON Schemas that give completion in an editor, and the reference of every field',
}).action(async () => {
  const { writeJsonSchemas } = await import('../generate/write-json-schemas.ts')
  await writeJsonSchemas()
})

if (import.meta.main) await runCommand(command)
