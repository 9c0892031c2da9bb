import { raw } from 'hono/html'
import { parseLocalTime, toInstant } from '../../../tenants/contract/local-time.ts'
import type { Moment } from '../../../tenants/contract/moment.ts'
import { enAU } from '../../../tenants/contract/words/en-au.ts'

// A client's own clock beside that of the place, where it differs, as the form has it (sites/islands/clocks.ts). Only the client's device knows it, so that this
// is the one thing on these pages that a script does.

interface OwnClockProps {
  startsAt: Moment
  endsAt: Moment
  locale: string
}

interface OwnStartProps {
  /** By the clock of the place, `2026-12-05T19:00`. */
  start: string
  timeZone: string
  locale: string
  /** What is said where that clock is another: `{start}` is the time, `8 am` or `Sat 8 am`. */
  words?: string
}

/** The same of a start that can be tapped. Empty until the script fills it. */
export function OwnStart({ start, timeZone, locale, words = '{start}' }: OwnStartProps) {
  const local = parseLocalTime(start)
  const at = local === undefined ? undefined : toInstant(local, timeZone)
  if (at === undefined) return null
  return (
    <span
      class="muted block own-start"
      hidden
      data-from={String(at)}
      data-to={String(at)}
      data-zone={timeZone}
      data-locale={locale}
      data-clock={words}
    />
  )
}

/** Empty until the script fills it. */
export const OwnClock = ({ startsAt, endsAt, locale }: OwnClockProps) => (
  <span
    class="muted block"
    hidden
    data-from={String(startsAt.at)}
    data-to={String(endsAt.at)}
    data-zone={startsAt.timeZone}
    data-locale={locale}
    data-clock={enAU.form.elsewhere}
  />
)

/** At the end of the page: what it fills stands before it. It fetches nothing and tells nobody anything. */
export const OwnClockScript = () => <script>{raw(OWN_CLOCK_SCRIPT)}</script>

/** Times as asOnSite has them (html/client-when.ts). */
export const OWN_CLOCK_SCRIPT = String.raw`{
const tell=(at,timeZone,locale)=>{const say=(parts)=>new Intl.DateTimeFormat(locale,{...parts,timeZone}).format(at)
return[say({weekday:"short"})+" "+say({day:"numeric",month:"short"}),say({hour:"numeric",minute:"2-digit"}).replace(/[:.]00(?=\s?[ap]\.?m)/i,"")]}
for(const place of document.querySelectorAll("[data-clock]")){const{from,to,zone,locale,clock}=place.dataset
const span=(timeZone)=>{const[day,start]=tell(+from,timeZone,locale),[lastDay,end]=tell(+to,timeZone,locale)
return(day+", "+start+" to "+(lastDay===day?"":lastDay+", ")+end).replace(/(\s[ap]m) to (\S+\1)$/i," to $2")}
const[day,start]=tell(+from,undefined,locale)
const alone=day===tell(+from,zone,locale)[0]?start:day.split(" ")[0]+" "+start
if(span()!==span(zone)){place.textContent=clock.replace("{time}",span()).replace("{start}",alone);place.hidden=false}}}`
