import { writeAppFonts } from '../app-fonts/write-app-fonts.ts'

// npm run app-fonts: makes the app's fonts anew, after a change of family, weight or characters.

for (const { name, bytes } of await writeAppFonts(new URL('../../edge/platform/design/', import.meta.url))) console.log(`${bytes} ${name}`)
