import path from 'node:path'
import { findUntidy } from '../tidy/find-untidy.ts'

// npm run tidy: holds the rules of the code base that a command can hold. Exit 1 with a line for each breach.

const breaches = await findUntidy(path.resolve(import.meta.dirname, '../..'))
for (const { file, line, rule } of breaches) console.error(`${file}${line === undefined ? '' : `:${line}`}  ${rule}`)
console.log(breaches.length === 0 ? 'Tidy.' : `${breaches.length} breaches.`)
process.exitCode = breaches.length === 0 ? 0 : 1
