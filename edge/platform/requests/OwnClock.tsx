import { raw } from 'hono/html'
import { parseLocalTime, toInstant } from '../../../tenants/contract/local-time.ts'
import type { Moment } from '../../../tenants/contract/moment.ts'
import type { ClientLanguage } from '../html/client-when.ts'

// A client's own clock beside that of the place, where it differs, as the form has it (sites/islands/clocks.ts). Only the client's device knows it, so that this
// is the one thing on these pages that a script does.

interface OwnClockProps {
  startsAt: Moment
  endsAt: Moment
  language: ClientLanguage
}

interface OwnStartProps {
  /** By the clock of the place, `2026-12-05T19:00`. */
  start: string
  timeZone: string
  language: ClientLanguage
  /** What is said where that clock is another: `{start}` is the time, `8 am` or `Sat 8 am`. */
  words?: string
}

/** The same of a start that can be tapped. Empty until the script fills it. */
export function OwnStart({ start, timeZone, language, words = '{start}' }: OwnStartProps) {
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
      data-locale={language.locale}
      data-clock={words}
    />
  )
}

/** Empty until the script fills it. */
export const OwnClock = ({ startsAt, endsAt, language: { locale, words } }: OwnClockProps) => (
  <span
    class="muted block"
    hidden
    data-from={String(startsAt.at)}
    data-to={String(endsAt.at)}
    data-zone={startsAt.timeZone}
    data-locale={locale}
    data-clock={words.form.elsewhere}
  />
)

/** At the end of the page: what it fills stands before it. It fetches nothing and tells nobody anything. How times are put together comes beside it. */
export const OwnClockScript = ({ language: { words } }: { language: ClientLanguage }) => {
  const { day, at, hours, span, overnight, season } = words.time
  const { alone, weekday } = words.clock
  return (
    <script data-time={JSON.stringify({ day, start: at, hours, span, overnight, season, alone, weekday })}>{raw(OWN_CLOCK_SCRIPT)}</script>
  )
}

/** Times as asOnSite has them (html/client-when.ts). */
export const OWN_CLOCK_SCRIPT = String.raw`{
const time=JSON.parse(document.currentScript.dataset.time)
const fill=(text,values)=>text.replace(/\{(\w+)\}/g,(brace,name)=>values[name])
const tell=(at,timeZone,locale)=>{const say=(parts)=>new Intl.DateTimeFormat(locale,{...parts,timeZone}).format(at),weekday=say({weekday:"short"})
return{weekday,day:fill(time.day,{weekday,date:say({day:"numeric",month:"short"}).replace(/(\d\.?) (?=\p{L})/u,"$1\u00a0")}),clock:say({hour:"numeric",minute:"2-digit"}).replace(/12:00\s(?:(p)|a)m/i,(_,noon)=>noon?"noon":"midnight").replace(/[:.]00(?=\s?[ap]\.?m)/i,"").replace(/\s(?=[ap]\.?m)/i,"\u00a0")}}
const season=(at,locale)=>{const name=(at)=>new Intl.DateTimeFormat(locale,{timeZoneName:"long"}).formatToParts(at).find(({type})=>type==="timeZoneName").value
return name(at-432e5)===name(at+432e5)?"":name(at)}
const named=(at,locale)=>{const clock=fill(time.start,tell(at,undefined,locale)),name=season(at,locale);return name?fill(time.season,{clock,season:name}):clock}
for(const place of document.querySelectorAll("[data-clock]")){const{from,to,zone,locale,clock}=place.dataset
const span=(timeZone)=>{const first=tell(+from,timeZone,locale),last=tell(+to,timeZone,locale)
return(first.day===tell(to-6e4,timeZone,locale).day?fill(time.span,{day:first.day,hours:fill(time.hours,{from:first.clock,to:last.clock})}):fill(time.overnight,{from:fill(time.start,first),to:fill(time.start,last)})).replace(/(\s[ap]m) to (\S+\1)$/i," to $2")}
const start=tell(+from,undefined,locale)
const bare=fill(start.day===tell(+from,zone,locale).day?time.alone:time.weekday,start),name=season(+from,locale)
const alone=name?fill(time.season,{clock:bare,season:name}):bare
if(span()!==span(zone)){const own=season(+from,locale)||season(+to,locale)?fill(time.overnight,{from:named(+from,locale),to:named(+to,locale)}):span()
place.textContent=clock.replace("{time}",own).replace("{start}",alone);place.hidden=false}}}`
