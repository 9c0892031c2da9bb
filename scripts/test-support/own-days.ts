import { forgetDays } from './start-in-days.ts'

// Set-up of the stack tests, for each file anew: files share what they have loaded, and must not share their days.

forgetDays()
