import type { html } from 'hono/html'
import type { JSX } from 'hono/jsx/jsx-runtime'

/** Text whose parts are escaped already: of a component, or of the tag `html`. */
export type Markup = JSX.Element | ReturnType<typeof html>

/** What a component may hold. Not an object: a Moment and a StrangersText are printed by a call that says so. */
export type Children = Markup | string | number | false | null | undefined | Children[]
