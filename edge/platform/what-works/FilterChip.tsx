import type { VisitFilter } from '../../../db/queries/filtered-figures.ts'
import type { Picture } from '../../../db/queries/pictures.ts'
import { pictureName } from '../../../tenants/contract/picture.ts'
import { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { Icon } from '../design/icons.tsx'
import { SourceName } from '../html/SourceName.tsx'
import { tellName } from './plan-tables.ts'
import { type View, viewAddress } from './read-view.ts'

const WORDS: Record<VisitFilter['by'], string> = {
  source: 'Source',
  campaign: 'Campaign',
  city: 'City',
  device: 'Device',
  entry: 'First page',
  page: 'Page',
  photo: 'Photo',
}

/** What the page is narrowed to, and the way back. */
export const FilterChip = ({ view, filter, pictures }: { view: View; filter: VisitFilter; pictures: ReadonlyMap<string, Picture> }) => (
  <p class="filter">
    <a href={viewAddress(view, { filter: undefined })}>
      <span>
        {WORDS[filter.by]}:{' '}
        <b>{filter.by === 'source' ? <SourceName source={new StrangersText(filter.value)} /> : nameOf(filter, pictures)}</b>
      </span>
      <Icon name="cross" />
      <span class="hidden">Remove this filter</span>
    </a>
    <span class="sub block">One at a time: another row you tap takes its place.</span>
  </p>
)

/** The value stands in an address that anybody may have written. */
const nameOf = ({ by, value }: VisitFilter, pictures: ReadonlyMap<string, Picture>): string =>
  by === 'photo' ? pictureName(pictures.get(value)) : String(tellName(by, new StrangersText(value)))
