import { describe, expect, it } from 'vitest'
import { runPaced, secondsToWait } from './run-paced.ts'

const SLOWER =
  'A request to the Cloudflare API failed.\n  The API responded with a "Retry-After" header indicating you should wait 40 second(s) before retrying.'

describe('a run that was told to slow down', () => {
  it('waits as long as it was told, and so does everybody beside it', async () => {
    let clock = 0
    const began: [string, number][] = []
    const paced = runPaced({
      now: () => clock,
      pause: async (ms) => {
        clock += ms
      },
    })
    const answers = [{ code: 1, output: SLOWER }]
    const run = (name: string) => async () => {
      began.push([name, clock])
      return answers.shift() ?? { code: 0, output: name }
    }
    expect(await paced(run('a'))).toEqual({ code: 0, output: 'a' })
    expect(await paced(run('b'))).toEqual({ code: 0, output: 'b' })
    expect(began).toEqual([
      ['a', 0],
      ['a', 40_000],
      ['b', 40_000],
    ])
  })

  it('ends after six tries where the API never lets it in, and after one where it failed for another reason', async () => {
    let clock = 0
    const pause = async (ms: number) => {
      clock += ms
    }
    const countRuns = async (output: string) => {
      let runs = 0
      const fail = async () => {
        runs += 1
        return { code: 1, output }
      }
      expect((await runPaced({ now: () => clock, pause })(fail)).code).toBe(1)
      return runs
    }
    expect(await countRuns(SLOWER)).toBe(6)
    expect(await countRuns('A binding is missing. [code: 10021]')).toBe(1)
  })

  it.each([
    [SLOWER, 40],
    [SLOWER.replace('40', '4000'), 300],
    ['Please wait and consider throttling your request speed [code: 971]', 60],
    ['Authentication error [code: 10000]', undefined],
    ['', undefined],
  ])('reads %j as %j', (output, seconds) => {
    expect(secondsToWait(output)).toBe(seconds)
  })
})
