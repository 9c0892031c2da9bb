import { Agent, request } from 'node:http'
import type { Latencies } from './rehearse-dispatch.ts'

export interface Asked {
  latencies: Omit<Latencies, 'cpuMs'>
  answers: number
  notFound: number
  /** Pages of somebody else, and answers that are neither 200 nor 404. */
  wrong: number
}

/** The front page of each host, some at once; the title of a page must say whose it is. */
export async function askInParallel(port: number, hosts: readonly { slug: string; host: string }[], parallel: number): Promise<Asked> {
  const agent = new Agent({ keepAlive: true, maxSockets: parallel })
  const took: number[] = []
  const counted = { notFound: 0, wrong: 0 }
  const waiting = hosts.values()
  const start = performance.now()
  const work = async () => {
    for (const { slug, host } of waiting) {
      const from = performance.now()
      const { status, text } = await ask(port, host, agent)
      took.push(performance.now() - from)
      if (status === 404) counted.notFound += 1
      else if (status !== 200 || !text.includes(`<title>${slug}</title>`)) counted.wrong += 1
    }
  }
  await Promise.all(Array.from({ length: parallel }, work))
  const seconds = (performance.now() - start) / 1000
  agent.destroy()
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0
  return { ...counted, answers: took.length, latencies: { median: at(0.5), p99: at(0.99), perSecond: took.length / seconds } }
}

/** Without counting: a visit is not what is measured. */
function ask(port: number, host: string, agent: Agent): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, path: '/', agent, headers: { host, dnt: '1' } }, (incoming) => {
      let text = ''
      incoming.setEncoding('utf8')
      incoming.on('data', (chunk: string) => {
        text += chunk
      })
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text }))
      incoming.on('error', reject)
    })
    outgoing.on('error', reject)
    outgoing.end()
  })
}
