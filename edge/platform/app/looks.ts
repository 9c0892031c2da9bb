import icons from '../design/icons.json'
import { LIGHT } from '../design/tokens.ts'

/** How the app may stand among others on a phone that somebody else looks at: names that every phone has one of. */
export const APP_LOOKS = ['diary', 'notes', 'studio'] as const
export type AppLook = (typeof APP_LOOKS)[number]

export const LOOK_NAMES: Record<AppLook, string> = { diary: 'Diary', notes: 'Notes', studio: 'Studio' }

/** What a page says; anything else is the first. */
export const readLook = (asked: unknown): AppLook => APP_LOOKS.find((look) => look === asked) ?? APP_LOOKS[0]

export const touchIcon = (look: AppLook): string => icons[look].touch

/** https://www.w3.org/TR/appmanifest/: the same for everybody who chose the look. */
export const manifestOf = (look: AppLook) => ({
  // One app, whatever it is called: choosing another name does not install a second one.
  id: '/dashboard',
  name: LOOK_NAMES[look],
  short_name: LOOK_NAMES[look],
  start_url: '/dashboard',
  scope: '/',
  display: 'standalone',
  background_color: LIGHT.paper,
  theme_color: LIGHT.paper,
  icons: [
    { src: icons[look].small, sizes: '192x192', type: 'image/png' },
    { src: icons[look].large, sizes: '512x512', type: 'image/png' },
    { src: icons[look].maskable, sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
})

export const answerManifest = (look: AppLook): Response =>
  new Response(JSON.stringify(manifestOf(look)), {
    headers: { 'Content-Type': 'application/manifest+json', 'Cache-Control': 'public, max-age=86400' },
  })
