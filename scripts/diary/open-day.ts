import { planSingleDay, planWithoutDay } from '../../edge/platform/diary/hours/plan-single-day.ts'
import { pairsWords } from '../../edge/platform/diary/rules/hours-words.ts'
import { dateSchema } from '../../tenants/contract/fields.ts'
import { Usage } from '../command-line/failed.ts'
import { parseHoursText } from './parse-week.ts'
import { edit, type Place } from './rule-commands.ts'

export interface DayAsked {
  day: string
  /** `10:00-14:00 20:00-02:00`; absent: those of its weekday again. */
  hours?: string | undefined
  /** Although bookings would be outside them. */
  anyway?: boolean | undefined
}

/** Gives one day hours of its own, in the place of those that its weekday has. Throws a sentence where nothing was changed. */
export async function openDayByCommand(place: Place, { day, hours, anyway }: DayAsked): Promise<string> {
  if (!dateSchema.safeParse(day).success) throw new Usage(`There is no day "${day}". Expected one such as 2026-12-24.`)
  const pairs = hours === undefined ? [] : parseHoursText(hours)
  await edit(place, anyway, ({ rules, now }) => {
    if (hours === undefined) {
      const after = planWithoutDay(day, rules)
      return after ? { after } : { problems: `${day} has no hours of its own.` }
    }
    const planned = planSingleDay({ date: day, kind: 'open', pairs }, { rules, now })
    return 'problems' in planned ? { problems: Object.values(planned.problems).join(' ') } : planned
  })
  return hours === undefined
    ? `${day} is as its weekday again.`
    : `On ${day} she takes bookings ${pairsWords(pairs, 'en-AU')}. Her booking form has it at once.`
}
