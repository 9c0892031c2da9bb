import { spawn } from 'node:child_process'

/** Answers what git printed; undefined: it failed. Throws where `mustWork`. */
export interface Git {
  (args: readonly string[], options?: GitOptions): Promise<string>
  try: (args: readonly string[], options?: GitOptions) => Promise<string | undefined>
}

interface GitOptions {
  input?: string
  env?: Record<string, string>
}

/** git in a folder, whatever the environment of this process says of another repository. */
export function gitIn(cwd: string): Git {
  const run = async (args: readonly string[], { input = '', env = {} }: GitOptions = {}) => {
    const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))
    const child = spawn('git', args, { cwd, env: { ...inherited, GIT_TERMINAL_PROMPT: '0', ...env }, stdio: ['pipe', 'pipe', 'pipe'] })
    let [output, complaint] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk
    })
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      complaint += chunk
    })
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
    const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
    if (code !== 0) throw new Error(`git ${args[0]} failed: ${complaint.trim().slice(0, 500)}`)
    return output
  }
  return Object.assign(run, { try: (args: readonly string[], options?: GitOptions) => run(args, options).catch(() => undefined) })
}
