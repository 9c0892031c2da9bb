import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { migrate } from '../../db/migrate.ts'
import { readDictionary, readFunctions } from '../../db/queries/read-dictionary.ts'
import { readShape, selectViews } from '../../db/queries/read-shape.ts'
import { keepPromised, planPromised } from '../../db/shape/promised.ts'
import { withDatabase } from '../runtime/with-database.ts'
import { planDictionary } from './plan-dictionary.ts'

/** docs/data.md, from DATABASE_URL or the embedded server; and what of its functions is promised to the version before (db/shape). */
export async function writeDictionary(): Promise<void> {
  const root = path.resolve(import.meta.dirname, '../..')
  const text = await withDatabase(root, async (sql) => {
    await migrate(sql)
    await keepPromised(planPromised(await readShape(sql), await selectViews(sql)))
    return planDictionary(await readDictionary(sql), await readFunctions(sql))
  })
  await writeFile(path.join(root, 'docs/data.md'), text)
  console.log('Wrote docs/data.md and db/shape/promised.json.')
}
