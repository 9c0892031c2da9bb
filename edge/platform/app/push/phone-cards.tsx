import type { TransactionSql } from 'postgres'
import { selectAppLook, upsertAppLook } from '../../../../db/queries/app-look.ts'
import { countPushDevices } from '../../../../db/queries/push.ts'
import { dashboardPath } from '../../../../tenants/contract/urls.ts'
import { seeOther } from '../../../http/see-other.ts'
import { inTenant } from '../../postgres/in-tenant.ts'
import { LookCard } from '../look-card.tsx'
import { type AppLook, readLook } from '../looks.ts'
import { PushCard, type PushCardProps } from './push-card.tsx'
import { vapidKeys } from './vapid-keys.ts'

export interface PhoneSettings extends PushCardProps {
  look: AppLook
}

/** What settings say of her phone. */
export async function readPhoneSettings(env: PlatformEnv, tx: TransactionSql, tenantId: string): Promise<PhoneSettings> {
  const [look, devices, keys] = await Promise.all([
    selectAppLook(tx, tenantId),
    countPushDevices(tx, tenantId),
    vapidKeys(env.VAPID_SECRET),
  ])
  return { look: readLook(look), devices, publicKey: keys?.publicKey }
}

/** The cards of settings that are about her phone: first what an iPhone wants first, then what a script fills in, below the first screen. */
export const PhoneCards = ({ look, publicKey, devices }: PhoneSettings) => (
  <>
    <LookCard look={look} />
    <PushCard publicKey={publicKey} devices={devices} />
  </>
)

export async function saveLook(env: PlatformEnv, tenantId: string, form: FormData): Promise<Response> {
  const look = readLook(form.get('look'))
  await inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => upsertAppLook(tx, tenantId, look))
  return seeOther(`${dashboardPath('settings')}?said=saved`)
}
