import path from 'node:path'
import { writeBindingTypes } from '../generate/write-binding-types.ts'

// npm run types: writes the types of the Workers' bindings from their wrangler.jsonc files.

const root = path.resolve(import.meta.dirname, '../..')
await writeBindingTypes(root, path.join(root, 'edge'))
