import type { BrowserEvent } from '../../../tenants/contract/event.ts'
import type { EventName } from '../../../tenants/contract/event-data.ts'
import { type Assignment, type Goal, OUTSIDE } from './variant-cookie.ts'

// Secondary goals of a test: each counts once per visitor and test, which the cookie remembers.

const GOAL_OF: Partial<Record<EventName, Goal>> = {
  form_start: 'form_start',
  photo_click: 'photo_click',
  email_click: 'contact_click',
  phone_click: 'contact_click',
  social_click: 'contact_click',
}

export interface GoalEvent extends BrowserEvent {
  /** Tests for which this is the visitor's first: {"hero-photo.1": "garden"}. */
  firstFor: Record<string, string>
}

/** Marks the events that are the first of their goal, and the assignments that now have it. */
export function reachGoals(
  events: readonly BrowserEvent[],
  known: readonly Assignment[],
): { events: GoalEvent[]; assignments: Assignment[]; changed: boolean } {
  let assignments = [...known]
  let changed = false
  const marked = events.map((event): GoalEvent => {
    const goal = GOAL_OF[event.name]
    const first =
      goal === undefined ? [] : assignments.filter((each) => each.exposed && each.variant !== OUTSIDE && !each.goals.includes(goal))
    if (goal !== undefined && first.length > 0) {
      assignments = assignments.map((each) => (first.includes(each) ? { ...each, goals: [...each.goals, goal] } : each))
      changed = true
    }
    return {
      ...event,
      firstFor: Object.fromEntries(first.map(({ experiment, version, variant }) => [`${experiment}.${version}`, variant])),
    }
  })
  return { events: marked, assignments, changed }
}
