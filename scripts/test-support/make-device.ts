import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'
import type { PushMessage } from '../../edge/platform/app/push/send-push.ts'

/** A phone as its browser makes one up, which can read what it is sent. */
export interface TestDevice {
  endpoint: string
  p256dh: string
  auth: string
  /** Throws where the message is not for this device, or was changed on its way. */
  open: (body: Uint8Array) => PushMessage
}

export function makeDevice(endpoint = `https://fcm.googleapis.com/fcm/send/${randomBytes(12).toString('hex')}`): TestDevice {
  const keys = createECDH('prime256v1')
  const publicKey = keys.generateKeys()
  const auth = randomBytes(16)
  return {
    endpoint,
    p256dh: publicKey.toString('base64url'),
    auth: auth.toString('base64url'),
    open: (body) => JSON.parse(decrypt(Buffer.from(body), { keys, publicKey, auth }).toString()) as PushMessage,
  }
}

/** The receiver's steps of RFC 8291 (section 3.4) over one record of RFC 8188, by Node's own cryptography. */
function decrypt(
  body: Buffer,
  { keys, publicKey, auth }: { keys: ReturnType<typeof createECDH>; publicKey: Buffer; auth: Buffer },
): Buffer {
  const [salt, keyLength] = [body.subarray(0, 16), body.readUInt8(20)]
  const sender = body.subarray(21, 21 + keyLength)
  const record = body.subarray(21 + keyLength)
  if (record.length > body.readUInt32BE(16)) throw new Error('More than one record.')
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, sender])
  const secret = Buffer.from(hkdfSync('sha256', keys.computeSecret(sender), auth, info, 32))
  const derive = (what: string, bytes: number) => Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${what}\0`, bytes))
  const opened = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12))
  opened.setAuthTag(record.subarray(-16))
  const padded = Buffer.concat([opened.update(record.subarray(0, -16)), opened.final()])
  const end = padded.lastIndexOf(2)
  if (end < 0 || padded.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('Not padded as RFC 8188 says.')
  return padded.subarray(0, end)
}
