import type { Theme } from '../contract/theme.ts'
import { channels, contrastRatio } from './contrast-ratio.ts'
import type { Locate } from './parse-yaml.ts'
import type { HerProblem } from './problem.ts'

/** WCAG 2.2 AA: 4.5 for text (1.4.3), 3 for what tells where a field is (1.4.11). */
const TEXT_RATIO_MIN = 4.5
const FIELD_RATIO_MIN = 3

type ColorName = keyof Theme['colors']

const PAIRS: { front: ColorName; back: ColorName; ratioMin: number }[] = [
  ...(['text', 'muted', 'accent', 'danger'] as const).flatMap((front) =>
    (['background', 'surface'] as const).map((back) => ({ front, back, ratioMin: TEXT_RATIO_MIN })),
  ),
  { front: 'buttonText', back: 'button', ratioMin: TEXT_RATIO_MIN },
  { front: 'button', back: 'background', ratioMin: FIELD_RATIO_MIN },
]

const FRONT_WORDS: Partial<Record<ColorName, string>> = {
  text: 'Your text',
  muted: 'Your small text',
  accent: 'A link',
  danger: 'A warning',
  buttonText: 'What a button says',
  button: 'A button',
}
const BACK_WORDS: Partial<Record<ColorName, string>> = { background: 'your page', surface: 'a panel', button: 'the button' }

/** Pairs of theme colours that cannot be read, each with the nearest colour that can. */
export function checkContrast({ colors }: Theme, locate: Locate): HerProblem[] {
  return PAIRS.flatMap(({ front, back, ratioMin }) => {
    const ratio = contrastRatio(colors[front], colors[back])
    if (ratio >= ratioMin) return []
    const near = nearestPassing(colors[front], colors[back], ratioMin)
    return [
      {
        ...locate(['colors', front]),
        got: `${front} ${colors[front]} on ${back} ${colors[back]}: contrast ${ratio.toFixed(2)}`,
        expected: `at least ${ratioMin}`,
        fix: `Use ${near}, the nearest colour that passes, or change ${back}.`,
        words: `${FRONT_WORDS[front] ?? 'Something'} can’t be read well on ${BACK_WORDS[back] ?? 'what is behind it'} in these colours. Choose other colours for your look.`,
      },
    ]
  })
}

/** The colour mixed with as little black or white as it takes. */
function nearestPassing(front: string, back: string, ratioMin: number): string {
  for (let percent = 1; percent <= 100; percent++) {
    const passing = [0, 255].map((target) => mix(front, target, percent / 100)).find((color) => contrastRatio(color, back) >= ratioMin)
    if (passing !== undefined) return passing
  }
  return contrastRatio('#000000', back) >= ratioMin ? '#000000' : '#ffffff'
}

const mix = (color: string, target: number, share: number): string =>
  `#${channels(color)
    .map((value) => Math.round(value + (target - value) * share))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`
