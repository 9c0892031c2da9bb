import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'

/** Runs a tool: its value as JSON, or its error as a sentence that the agent can act on. */
export async function answer(work: () => Promise<unknown>): Promise<CallToolResult> {
  try {
    const value = await work()
    return { content: [{ type: 'text', text: typeof value === 'string' ? value : JSON.stringify(redact(value), null, 2) }] }
  } catch (error) {
    return { isError: true, content: [{ type: 'text', text: error instanceof Error ? error.message : String(error) }] }
  }
}

const SECRET_NAMES = /password|secret|token|private_key|^uri$|^key$/i

/** Hides every value whose name says that it is secret, wherever it stands. */
export function redact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redact)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, SECRET_NAMES.test(name) && typeof each === 'string' ? '[redacted]' : redact(each)]),
  )
}
