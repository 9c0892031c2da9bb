import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { migrate } from '../../db/migrate.ts'
import { readDictionary, readFunctions } from '../../db/queries/read-dictionary.ts'
import { withDatabase } from '../runtime/with-database.ts'
import { planDictionary } from './plan-dictionary.ts'

/** docs/data.md, from DATABASE_URL or the embedded server. */
export async function writeDictionary(): Promise<void> {
  const root = path.resolve(import.meta.dirname, '../..')
  const text = await withDatabase(root, async (sql) => {
    await migrate(sql)
    return planDictionary(await readDictionary(sql), await readFunctions(sql))
  })
  await writeFile(path.join(root, 'docs/data.md'), text)
  console.log('Wrote docs/data.md.')
}
