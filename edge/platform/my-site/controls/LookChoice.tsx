import type { Colors } from '../../../../tenants/contract/palettes.ts'
import { PALETTES } from '../../../../tenants/contract/palettes.ts'
import type { Json } from '../../../../tenants/contract/site-fields.ts'
import { ownValue } from '../form/typed.ts'
import { optionWords } from '../words/option-words.ts'
import { Boxes } from './Choice.tsx'
import type { ControlProps } from './control-props.tsx'

const optionsOf = ({ field: { control } }: ControlProps): readonly string[] => (control.kind === 'choice' ? control.options : [])
const valueFor = ({ field: { control } }: ControlProps, option: string): Json | undefined =>
  control.kind === 'choice' ? (control.values?.[option] ?? ownValue(option)) : undefined
/** With what she has now, where that is none of them. */
const withOwn = (props: ControlProps): string[] => {
  const options = [...optionsOf(props)]
  const now = String(props.typed)
  return now === '' || options.includes(now) ? options : [now, ...options]
}

/** Layouts by a drawing of the home page. */
export const LayoutChoice = (props: ControlProps) => (
  <Boxes {...props}>
    <div class="tiles">
      {optionsOf(props).map((option) => (
        <label class="tile">
          <input type="radio" name={props.name} value={option} checked={option === props.typed} />
          <Drawing layout={option} />
          {optionWords(props.field.path, option)}
        </label>
      ))}
    </div>
  </Boxes>
)

/** Where things stand on the home page: a photo, a title, lines, a button. */
const DRAWINGS: Readonly<Record<string, { photo: number[]; title: number[]; lines: number[][]; button: number[] }>> = {
  elegant: {
    photo: [24, 34, 48, 40],
    title: [28, 14, 40, 6],
    lines: [
      [34, 24, 28, 2],
      [22, 84, 52, 2],
      [26, 90, 44, 2],
    ],
    button: [36, 100, 24, 9],
  },
  modern: {
    photo: [0, 0, 96, 76],
    title: [8, 52, 56, 9],
    lines: [
      [8, 65, 40, 3],
      [8, 86, 70, 2],
      [8, 92, 60, 2],
    ],
    button: [8, 101, 34, 10],
  },
  minimal: {
    photo: [40, 12, 48, 38],
    title: [8, 12, 26, 5],
    lines: [
      [8, 22, 20, 2],
      [8, 60, 18, 2],
      [40, 60, 48, 2],
      [40, 66, 40, 2],
      [8, 80, 22, 2],
      [40, 80, 48, 2],
    ],
    button: [40, 94, 22, 8],
  },
}

const Bar = ({ of: [x, y, width, height], class: name }: { of: readonly number[]; class: string }) => (
  <rect x={x} y={y} width={width} height={height} class={name} />
)

function Drawing({ layout }: { layout: string }) {
  const drawing = DRAWINGS[layout]
  return (
    <svg viewBox="0 0 96 120" width="96" height="120" aria-hidden="true" class="drawing">
      <rect x="0" y="0" width="96" height="120" class="page" />
      {drawing && (
        <>
          <Bar of={drawing.photo} class="photo" />
          <Bar of={drawing.title} class={layout === 'modern' ? 'on-photo' : 'ink'} />
          {drawing.lines.map((line, index) => (
            <Bar of={line} class={layout === 'modern' && index === 0 ? 'on-photo' : 'quiet-ink'} />
          ))}
          <Bar of={drawing.button} class="deed-ink" />
        </>
      )}
    </svg>
  )
}

const nameOfPalette = (option: string): string =>
  Object.values(PALETTES)
    .flat()
    .find(({ id }) => id === option)?.name ?? 'As it is now'

/** Palettes by what they look like. */
export const PaletteChoice = (props: ControlProps) => (
  <Boxes {...props}>
    <div class="tiles">
      {withOwn(props).map((option) => (
        <label class="tile">
          <input type="radio" name={props.name} value={option} checked={option === props.typed} />
          <Swatch colors={valueFor(props, option) as unknown as Colors} />
          {nameOfPalette(option)}
        </label>
      ))}
    </div>
  </Boxes>
)

const Swatch = ({ colors }: { colors: Colors }) => (
  <svg viewBox="0 0 96 60" width="96" height="60" aria-hidden="true" class="drawing">
    <rect x="0" y="0" width="96" height="60" fill={colors.background} />
    <rect x="52" y="8" width="36" height="44" fill={colors.surface} stroke={colors.line} />
    <rect x="8" y="10" width="36" height="6" fill={colors.text} />
    <rect x="8" y="22" width="32" height="3" fill={colors.muted} />
    <rect x="8" y="28" width="28" height="3" fill={colors.muted} />
    <rect x="8" y="40" width="28" height="12" fill={colors.button} />
    <rect x="14" y="45" width="16" height="2" fill={colors.buttonText} />
    <rect x="58" y="15" width="22" height="4" fill={colors.accent} />
    <rect x="58" y="26" width="24" height="2" fill={colors.text} />
    <rect x="58" y="32" width="20" height="2" fill={colors.text} />
  </svg>
)

const PLACES = new Map([
  ['top-left', 'Top left'],
  ['top', 'Top'],
  ['top-right', 'Top right'],
  ['left', 'Left'],
  ['centre', 'Centre'],
  ['right', 'Right'],
  ['bottom-left', 'Bottom left'],
  ['bottom', 'Bottom'],
  ['bottom-right', 'Bottom right'],
])

/** A part of the photo, as in a window of nine panes. */
export function PlaceChoice(props: ControlProps) {
  const own = withOwn(props).find((option) => !PLACES.has(option))
  return (
    <Boxes {...props}>
      <div class="panes">
        {optionsOf(props).map((option) => (
          <label>
            <input type="radio" name={props.name} value={option} checked={option === props.typed} />
            <span class="hidden">{PLACES.get(option)}</span>
          </label>
        ))}
      </div>
      {own && (
        <label class="choice">
          <input type="radio" name={props.name} value={own} checked />
          As it is now
        </label>
      )}
    </Boxes>
  )
}
