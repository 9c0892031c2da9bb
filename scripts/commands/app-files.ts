import { writeAppFiles } from '../app-files/write-app-files.ts'

// npm run app-files: makes the fonts and icons of her app anew, after a change of family, weight, characters or drawing.

for (const { name, bytes } of await writeAppFiles(new URL('../../edge/platform/design/', import.meta.url))) console.log(`${bytes} ${name}`)
