import { pictureName } from '../../../tenants/contract/picture.ts'
import { dashboardPath, picturePath, testPath } from '../../../tenants/contract/urls.ts'
import { Card } from '../app/Card.tsx'
import { Head } from '../app/Head.tsx'
import { Meter } from '../app/Meter.tsx'
import { Picture } from '../app/Picture.tsx'
import { capital } from '../reports/number-words.ts'
import { askedOf, bestTwo, leaderOf, standing, testSentence, testTitle, toldOf, variantName } from '../reports/test-words.ts'
import type { JudgedRunningTest } from '../reports/weekly-report.ts'
import { wayToCertainty } from '../statistics/way-to-certainty.ts'
import type { Today } from './read-today.ts'

/** A test that runs, in its pictures, with counts, a plain sentence and the way to certainty. */
export function RunningTest({ judged, pictures }: { judged: JudgedRunningTest; pictures: Today['pictures'] }) {
  const { test, report, days } = judged
  const nameOf = (id: string) => {
    const photo = test.variants.find((each) => each.id === id)?.photo
    return variantName(test, id, photo === undefined ? undefined : pictureName(pictures.get(photo)))
  }
  const way = wayToCertainty(report, days)
  const shown = bestTwo(report)
  const others = report.variants.filter((arm) => !shown.includes(arm))
  return (
    <>
      <Head
        title={testTitle(test)}
        link={{ href: `${dashboardPath('what-works')}#tests`, label: `Day ${days + 1}`, says: `Day ${days + 1}: see all tests` }}
      />
      <Card label={testTitle(test)}>
        <Arms judged={judged} pictures={pictures} nameOf={nameOf} />
        {others.map((arm) => (
          <p class="muted small">
            {capital(nameOf(arm.name))}: {toldOf(report, arm)}
          </p>
        ))}
        {report.verdict !== 'do_not_trust' && (
          <div class="sure">
            <Meter share={way} mark={1} label={`${Math.round(way * 100)} per cent of the way to a reliable answer`} />
          </div>
        )}
        <p class="muted small">{testSentence(judged, nameOf)}</p>
        <p class="actions">
          <a class={report.winner === null ? 'button quiet' : 'button'} href={testPath(test.testId)}>
            {report.winner === null ? 'Choose one now' : 'Use the winner'}
          </a>
        </p>
      </Card>
    </>
  )
}

/** The best two of it, the page as it is among them. */
function Arms({ judged, pictures, nameOf }: { judged: JudgedRunningTest; pictures: Today['pictures']; nameOf: (id: string) => string }) {
  const { test, report } = judged
  const leader = leaderOf(report)
  const isSaid = report.verdict === 'keep_running' || report.verdict === 'winner'
  const shown = bestTwo(report)
  return (
    <div class="duel">
      {shown.map((arm) => {
        const photo = test.variants.find(({ id }) => id === arm.name)?.photo
        const picture = photo === undefined ? undefined : pictures.get(photo)
        const rate = <p class="rate">{askedOf(arm, report.variants)}</p>
        const stands = standing(report, arm)
        return picture ? (
          <Picture src={picturePath(picture)} alt={pictureName(picture)} isAhead={isSaid && arm.name === leader.name}>
            {rate}
            <small>{stands || nameOf(arm.name)}</small>
          </Picture>
        ) : (
          <div>
            {rate}
            <p>{capital(nameOf(arm.name))}</p>
            {arm.exposures > 0 && stands !== '' && <small class="muted">{stands}</small>}
          </div>
        )
      })}
    </div>
  )
}
