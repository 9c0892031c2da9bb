import { type HerField, herForms } from '../../../../tenants/contract/her-fields.ts'
import { PALETTES } from '../../../../tenants/contract/palettes.ts'
import { type SiteSource, siteValueOf } from '../../../../tenants/contract/site-fields.ts'
import { fieldsOfMember, herLists } from './field-at.ts'

// Fields that are several values in a file and one choice in a form. Pure.

const isLayout = (name: unknown): name is keyof typeof PALETTES => Object.hasOwn(PALETTES, String(name))

/** The fields of the look, nine colours being one choice among those that suit the layout. */
export function lookFields(source: SiteSource): HerField[] {
  const layout = siteValueOf(source, { file: 'theme.yaml', path: 'layout' })
  const palettes = isLayout(layout) ? PALETTES[layout] : []
  const values = Object.fromEntries(palettes.map(({ id, colors }) => [id, { ...colors }]))
  const fields = herForms().find(({ group }) => group === 'look')?.fields ?? []
  return fields.map((field) =>
    field.path === 'colors' ? { ...field, control: { kind: 'choice', options: palettes.map(({ id }) => id), values } } : field,
  )
}

const [NEAR, MIDDLE, FAR] = [0.2, 0.5, 0.8]
/** Nine parts of a photo, and the point each stands for. */
const PLACES = {
  'top-left': { x: NEAR, y: NEAR },
  top: { x: MIDDLE, y: NEAR },
  'top-right': { x: FAR, y: NEAR },
  left: { x: NEAR, y: MIDDLE },
  centre: { x: MIDDLE, y: MIDDLE },
  right: { x: FAR, y: MIDDLE },
  'bottom-left': { x: NEAR, y: FAR },
  bottom: { x: MIDDLE, y: FAR },
  'bottom-right': { x: FAR, y: FAR },
}

/** What can be said of a photo that is there. Blurred areas are drawn where photos are added. */
export const photoFields = (id: string): HerField[] =>
  herLists()
    .filter(({ file }) => file === 'photos.yaml')
    .flatMap((list) => fieldsOfMember(list, id))
    .filter(({ path }) => !path.endsWith('/blur'))
    .map((field) =>
      field.path.endsWith('/focus') ? { ...field, control: { kind: 'choice', options: Object.keys(PLACES), values: PLACES } } : field,
    )
