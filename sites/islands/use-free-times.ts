import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { FormPlace } from '../../tenants/contract/form-places.ts'
import type { FreeDay } from '../../tenants/contract/nearest-starts.ts'
import { availabilityPath } from '../../tenants/contract/urls.ts'

/** The answer of the availability address: free starts, and why there are none. */
export interface FreeTimesAnswer {
  days: FreeDay[]
  note?: string
  /** Where she can be met now, where that is not what the page was built with. */
  places?: FormPlace[]
}

/** What is asked for: decides what is free. */
export interface FreeTimesQuery {
  from: string
  days: number
  service: string
  hours: number
  city: string
  /** Locale of the page, in which it is answered. */
  lang: string
}

/** How long to wait before the calendar is asked again, the first time and later. */
const RETRY_MS = [2000, 4000, 8000, 15_000, 30_000]

export interface FreeTimesState {
  /** Of exactly what is asked for now; undefined while it is on its way. */
  answer: FreeTimesAnswer | undefined
  /** The last try failed; the next one comes by itself. */
  hasFailed: boolean
  /** Now, and not only after a while. */
  askAgain: () => void
}

/** Free times, asked for until they are there: again after a failure, when the network is back, and when `askAgain` is called. */
export function useFreeTimes(query: FreeTimesQuery, onPlaces: (places: FormPlace[]) => void): FreeTimesState {
  const [loaded, setLoaded] = useState<{ key: string; answer: FreeTimesAnswer }>()
  const [hasFailed, setHasFailed] = useState(false)
  const [round, setRound] = useState(0)
  const askAgain = useCallback(() => setRound((before) => before + 1), [])
  const key = keyOf(query)
  const asked = useRef(query)
  asked.current = query

  useEffect(() => {
    const aborter = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const load = async (attempt: number) => {
      try {
        const answer = await fetchFreeTimes(asked.current, aborter.signal)
        setHasFailed(false)
        setLoaded({ key, answer })
        if (answer.places) onPlaces(answer.places)
      } catch {
        if (aborter.signal.aborted) return
        setHasFailed(true)
        timer = setTimeout(() => void load(attempt + 1), RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)])
      }
    }
    void load(0)
    addEventListener('online', askAgain)
    return () => {
      aborter.abort()
      clearTimeout(timer)
      removeEventListener('online', askAgain)
    }
  }, [key, round, askAgain, onPlaces])

  return { answer: loaded?.key === key ? loaded.answer : undefined, hasFailed, askAgain }
}

export async function fetchFreeTimes(
  { from, days, service, hours, city, lang }: FreeTimesQuery,
  signal: AbortSignal,
): Promise<FreeTimesAnswer> {
  const query = new URLSearchParams({ from, days: String(days), service, hours: String(hours), city, lang })
  const response = await fetch(`${availabilityPath()}?${query}`, { signal })
  if (!response.ok) throw new Error('unavailable')
  return (await response.json()) as FreeTimesAnswer
}

const keyOf = (query: FreeTimesQuery): string => JSON.stringify(query)
