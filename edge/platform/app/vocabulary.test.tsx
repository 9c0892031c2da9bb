import { html } from 'hono/html'
import { describe, expect, it } from 'vitest'
import { Moment } from '../../../tenants/contract/moment.ts'
import { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { Bars } from './Bars.tsx'
import { Buttons, Chips } from './Buttons.tsx'
import { Card, Eyebrow } from './Card.tsx'
import { describedBy, Field } from './Field.tsx'
import { Head } from './Head.tsx'
import { Left, Tag } from './Left.tsx'
import { Meter } from './Meter.tsx'
import { Notice } from './Notice.tsx'
import { Picture } from './Picture.tsx'

const moment = new Moment(0, { timeZone: 'Australia/Brisbane', place: 'Brisbane' })
const name = new StrangersText('example.com & <b>Bruno</b>')

describe('what a component prints', () => {
  it('is never a moment without its place, or a stranger’s text as it is', () => {
    expect(() => String(<p>{moment}</p>)).toThrow()
    expect(() => String(<p title={moment as unknown as string} />)).toThrow()
    expect(() => String(<p>{name}</p>)).toThrow('String(')
    // @ts-expect-error a component of ours takes no object at all
    expect(() => String(<Eyebrow>{name}</Eyebrow>)).toThrow('String(')
    // @ts-expect-error nor a moment
    expect(() => String(<Card>{moment}</Card>)).toThrow()
  })

  it('is a stranger’s text, defused and escaped, where the code says so', () => {
    expect(String(<p>{String(name)}</p>)).toBe('<p>example[.]com &amp; &lt;b&gt;Bruno&lt;/b&gt;</p>')
    // The tag of the pages that have not moved, and of the mails, goes on as it was.
    expect(String(html`<p>${name}</p>`)).toBe('<p>example[.]com &amp; &lt;b&gt;Bruno&lt;/b&gt;</p>')
  })
})

describe('the vocabulary', () => {
  it('has no style attribute, which the policy forbids', () => {
    const page = String(
      <Card kind="todo" label="Now">
        <Eyebrow>Sat 5 Dec</Eyebrow>
        <Head title="Waiting" link={{ href: '/dashboard/requests', label: 'All 2', says: 'All 2 requests' }} />
        <Left words="5 h left" isHot />
        <Tag words="confirmed" />
        <Notice>Saved.</Notice>
        <Picture src="/pictures/1.webp" alt="The salon" isAhead>
          <b>22</b> times
        </Picture>
        <Bars counts={[2, 0, 6]} label="2, 0 and 6 requests" axis={['5 Oct', 'now']} />
        <Meter share={0.86} mark={0.95} label="86 per cent of the way" />
        <Buttons>
          <button type="submit">Confirm</button>
        </Buttons>
        <Chips>
          <a href="tel:1">Call</a>
        </Chips>
      </Card>,
    )
    expect(page).not.toMatch(/\sstyle=/)
    expect(page).toContain('alt="The salon"')
    expect(page).toContain('<p role="status" class="card notice good">Saved.</p>')
  })

  it('draws counts in shares of the most, with at least a line for none', () => {
    const bars = String(<Bars counts={[3, 0, 6]} label="3, 0 and 6" />)
    expect([...bars.matchAll(/ height="([\d.]+)%"/g)].map(([, height]) => Number(height))).toEqual([38, 1.5, 76])
    expect(bars).toMatch(/<text[^>]*>6<\/text>/)
    expect(String(<Bars counts={[]} label="nothing" />)).not.toContain('<rect')
  })

  it('names what is wrong with a field to those who hear it', () => {
    const error = 'Write the amount, e.g. 300.'
    const field = String(
      <Field id="amount" label="Amount" hint="In dollars" error={error}>
        <input id="amount" name="amount" {...describedBy({ id: 'amount', hint: 'In dollars', error })} />
      </Field>,
    )
    expect(field).toContain('aria-invalid="true" aria-describedby="amount-hint amount-error"')
    expect(field).toContain(`<p class="error" id="amount-error">${error}</p>`)
    expect(describedBy({ id: 'amount' })).toEqual({ 'aria-invalid': undefined, 'aria-describedby': undefined })
  })

  it('keeps a meter between its ends', () => {
    expect(String(<Meter share={3} />)).toContain('width="100%" height="100%" rx="5"></rect></svg>')
    expect(String(<Meter share={-1} />)).toContain('class="fill" width="1%"')
  })
})
