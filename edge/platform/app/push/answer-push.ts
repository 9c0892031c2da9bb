import { deletePushDevices, savePushDevice } from '../../../../db/queries/push.ts'
import { PUSH_DEVICES_MAX } from '../../../../tenants/contract/limits.ts'
import { dashboardPath } from '../../../../tenants/contract/urls.ts'
import { seeOther } from '../../../http/see-other.ts'
import { inTenant } from '../../postgres/in-tenant.ts'
import { withPostgres } from '../../postgres/with-postgres.ts'
import { readDevice } from './read-device.ts'
import { vapidKeys } from './vapid-keys.ts'

const done = () => new Response(null, { status: 204 })
const refused = (status: number) => new Response('Not saved.', { status })

/** POST of the app's script ("on" and "off", of one device) and of the form in settings ("off-everywhere"). */
export async function answerPush(
  env: PlatformEnv,
  { tenantId, tokenHash }: { tenantId: string; tokenHash: string },
  form: FormData,
): Promise<Response> {
  const end = (endpoint: string | null) =>
    inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => deletePushDevices(tx, tenantId, { endpoint }))
  switch (form.get('do')) {
    case 'on': {
      const keys = await vapidKeys(env.VAPID_SECRET)
      const device = keys && readDevice(form, keys.publicKey)
      if (!device) return refused(keys ? 400 : 404)
      await withPostgres(env, (sql) => savePushDevice(sql, { tenantId, sessionHash: tokenHash, device, devicesMax: PUSH_DEVICES_MAX }))
      return done()
    }
    case 'off':
      await end(String(form.get('endpoint') ?? ''))
      return done()
    case 'off-everywhere':
      await end(null)
      return seeOther(`${dashboardPath('settings')}?said=saved`)
    default:
      return refused(400)
  }
}
