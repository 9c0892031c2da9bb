/** A simulation tells the time by this header; nothing else may. */
const VIRTUAL_NOW_HEADER = 'x-virtual-now'

/** Now; in a simulation (VIRTUAL_CLOCK is "on" there and nowhere else) the time that the request says it is. */
export function clock(env: { VIRTUAL_CLOCK: string }, request: Request): Date {
  const told = env.VIRTUAL_CLOCK === 'on' ? request.headers.get(VIRTUAL_NOW_HEADER) : null
  return told === null ? new Date() : new Date(told)
}
