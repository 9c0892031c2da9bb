import LinkifyIt from 'linkify-it'
import { describe, expect, it } from 'vitest'
import { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { SourceName } from './SourceName.tsx'
import { sourceName } from './source-name.ts'

const onPage = (source: string) => String(<SourceName source={new StrangersText(source)} />)
/** What stands in one piece, which is where whatever makes links of bare words looks for them. */
const pieces = (page: string) => page.split(/<[^>]+>/)

describe('where somebody came from', () => {
  it.each([
    ['instagram', 'Instagram'],
    ['scarletblue', 'Scarlet Blue'],
    ['friend.example', 'friend<wbr/>.example'],
    ['blog.friend.com.au', 'blog<wbr/>.friend<wbr/>.com<wbr/>.au'],
    // More than a host is a stranger's text like any other.
    ['friend.example/login', 'friend[.]example/login'],
    ['me@friend.example', 'me[@]friend[.]example'],
    ['https://friend.example', 'https[:]//friend[.]example'],
    ['<b>friend</b>', '&lt;b&gt;friend&lt;/b&gt;'],
  ])('%s is shown in her app as %s', (source, shown) => {
    expect(onPage(source)).toBe(shown)
    for (const piece of pieces(onPage(source))) expect(new LinkifyIt().match(piece)).toBeNull()
  })

  it('is no link in a mail, where programs look through what stands between letters', () => {
    expect(String(sourceName(new StrangersText('friend.example')))).toBe('friend[.]example')
  })
})
