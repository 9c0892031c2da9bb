import { useEffect, useRef, useState } from 'preact/hooks'
import { formatTimeOfDay } from '../../tenants/contract/format-span.ts'
import { fill } from '../../tenants/contract/words/words.ts'
import type { Draft } from './draft.ts'
import type { BookingFormProps, FormPlace } from './form-props.ts'
import { addMonths, daysOf, monthOf, monthsOf, pageOf, type Range, titleOf } from './months.ts'
import { type FreeTimesAnswer, type FreeTimesState, useFreeTimes } from './use-free-times.ts'

interface Choice {
  draft: Draft
  taken: string | undefined
  onChoose: (startsAt: string) => void
  onPlaces: (places: FormPlace[]) => void
}

/** What the calendar shows: a month, its days, the starts of one of them, and what became of the start that was chosen. */
export function useCalendar(form: BookingFormProps, { draft, taken, onChoose, onPlaces }: Choice) {
  const { service, hours, city } = draft
  const range = monthsOf(form.places, { city, now: new Date() })
  const { month, turnTo } = useMonth(draft, range)
  const dates = daysOf(month, range)
  const free = useFreeTimes({ from: dates[0] ?? '', days: dates.length, service, hours, city, lang: form.locale }, onPlaces)
  const [day, setDay] = useState(draft.startsAt.slice(0, 10))
  // Chosen in the calendar, or typed where that could not be read.
  useEffect(() => {
    if (draft.startsAt === '') return
    setDay(draft.startsAt.slice(0, 10))
    turnTo(pageOf(draft.startsAt.slice(0, 10), range))
  }, [draft.startsAt])
  const { lost, forget } = useLostStart(draft, { free, taken, range, onChoose })
  useEmptyFirstMonth(free, { month, range, turnTo })
  const startsOn = (date: string) =>
    (free.answer?.days.find((each) => each.date === date)?.starts ?? []).filter((time) => `${date}T${time}` !== taken)
  const days = dates.map((date) => ({ date, isFree: startsOn(date).length > 0 }))
  const choose = (startsAt: string) => {
    forget()
    onChoose(startsAt)
  }
  const advice = adviceOf(free, { hasFree: days.some(({ isFree }) => isFree), startsAt: draft.startsAt, form })
  const isLoading = free.answer === undefined
  const isUnread = isLoading && free.hasFailed
  return {
    month,
    title: titleOf(dates, range),
    range,
    turnTo,
    days,
    day,
    setDay,
    starts: startsOn(day),
    lost,
    choose,
    advice,
    isLoading,
    isUnread,
    askAgain: free.askAgain,
  }
}

function adviceOf(
  { answer, hasFailed }: FreeTimesState,
  { hasFree, startsAt, form }: { hasFree: boolean; startsAt: string; form: BookingFormProps },
): string {
  const { form: words } = form.words
  if (!answer) return hasFailed ? '' : words.loading
  if (startsAt !== '') return fill(words.chosen, { time: formatTimeOfDay(startsAt, form) })
  return hasFree ? words.chooseDay : (answer.note ?? words.nothingFree)
}

/** The month that is shown: that of the chosen start, else the first one; always one in which the city can be asked for. */
function useMonth({ service, hours, city, startsAt }: Draft, range: Range) {
  const { first, last } = range
  const pageFor = (start: string) => (start === '' ? '' : pageOf(start.slice(0, 10), range))
  const [turned, turnTo] = useState(pageFor(startsAt))
  // What is asked for has changed: the month of the chosen start says whether it is still free, another city begins at its beginning.
  const before = useRef({ service, hours, city })
  useEffect(() => {
    const isElsewhere = before.current.city !== city
    const isOther = isElsewhere || before.current.service !== service || before.current.hours !== hours
    before.current = { service, hours, city }
    if (isOther && (isElsewhere || startsAt !== '')) turnTo(pageFor(startsAt))
  }, [service, hours, city, startsAt])
  // The middle one of the three: never before the first, never after the last.
  const month = [first, turned, last].sort()[1] ?? turned
  return { month, turnTo }
}

/** On the last days of a month nothing may be free any more: the first one that is shown has something. */
function useEmptyFirstMonth(
  { answer }: FreeTimesState,
  { month, range, turnTo }: { month: string; range: Range; turnTo: (month: string) => void },
): void {
  const isDone = useRef(false)
  useEffect(() => {
    if (!answer || isDone.current) return
    isDone.current = true
    if (month === range.first && month < range.last && answer.days.every(({ starts }) => starts.length === 0)) turnTo(addMonths(month, 1))
  }, [answer, month, range.first, range.last, turnTo])
}

interface LostContext {
  free: FreeTimesState
  taken: string | undefined
  range: Range
  onChoose: (startsAt: string) => void
}

/** The chosen start is given up where it is not free for what is asked for now, and remembered: others near it are offered. */
function useLostStart({ startsAt }: Draft, { free: { answer, askAgain }, taken, range, onChoose }: LostContext) {
  const [lost, setLost] = useState<string>()
  useEffect(() => {
    if (taken === undefined) return
    setLost(taken)
    onChoose('')
    askAgain()
  }, [taken, onChoose, askAgain])
  useEffect(() => {
    if (!answer || startsAt === '' || isOffered(answer, startsAt, range)) return
    setLost(startsAt)
    onChoose('')
  }, [answer, startsAt, range.firstDay, range.last, onChoose])
  return { lost: startsAt === '' ? lost : undefined, forget: () => setLost(undefined) }
}

/** A start of a day that is not shown stays chosen: only its own month can say that it is gone. */
function isOffered({ days }: FreeTimesAnswer, startsAt: string, { firstDay, last }: Range): boolean {
  const day = startsAt.slice(0, 10)
  if (day < firstDay || monthOf(day) > last) return false
  if (!days.some(({ date }) => date === day)) return true
  return days.some(({ date, starts }) => starts.some((time) => `${date}T${time}` === startsAt))
}
