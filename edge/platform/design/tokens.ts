// What the app and the mails look like, as data: both make their styles from this file and from nothing else.

/** Pairs that carry text are held to a contrast of 4.5 by tokens.test.ts. */
export const LIGHT = {
  paper: '#faf6f1',
  card: '#ffffff',
  ink: '#2b2024',
  muted: '#6d5c60',
  accent: '#7a2f45',
  /** The wine of her next appointment and of the button that matters; the same in the dark. */
  deep: '#5c1f33',
  /** The edge of what is deep, where a line must be seen on it or around it. */
  deepEdge: '#5c1f33',
  onDeep: '#fdf8f3',
  onDeepMuted: '#e7c6cd',
  onDeepLine: '#8d5063',
  line: '#e4d9d0',
  soft: '#f3eae3',
  good: '#2f6b46',
  bad: '#a3222f',
  /** What runs out soon, and the count on a tab. */
  alert: '#a3222f',
  onAlert: '#ffffff',
} as const

export type Palette = Record<keyof typeof LIGHT, string>

export const DARK: Palette = {
  ...LIGHT,
  paper: '#17100f',
  card: '#211819',
  ink: '#f3eae4',
  muted: '#b9a8a6',
  accent: '#e9a9b8',
  deepEdge: '#8d5063',
  line: '#3a2d2e',
  soft: '#2b2021',
  good: '#8fcaa5',
  bad: '#f0a3a3',
}

/** Foreground and background of every text there is. */
export const TEXT_PAIRS: readonly (readonly [keyof Palette, keyof Palette])[] = [
  ...(['ink', 'muted', 'accent', 'good', 'bad'] as const).flatMap((text) =>
    (['paper', 'card', 'soft'] as const).map((ground) => [text, ground] as const),
  ),
  // On the hatching of what she keeps for herself.
  ['ink', 'line'],
  ['muted', 'line'],
  ['onDeep', 'deep'],
  ['onDeepMuted', 'deep'],
  ['onAlert', 'alert'],
]

/** In px of a browser's 16; the app divides, so that a reader's own size counts. */
export const TYPE = {
  figure: 70,
  title: 37,
  moment: 34,
  heading: 25,
  rate: 30,
  strong: 17,
  body: 16,
  small: 15,
  note: 13.5,
  label: 12.5,
} as const

export const RADIUS = { pill: 16, hero: 19, card: 16, picture: 13, button: 11, bar: 5 } as const

export const SPACE = { page: 18, card: 16, section: 30, gap: 11, tight: 8 } as const

/** Of a mail program, which loads no font of ours. */
export const SYSTEM_STACKS = {
  heading: 'Georgia,"Times New Roman",serif',
  body: '-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,Helvetica,Arial,sans-serif',
} as const
