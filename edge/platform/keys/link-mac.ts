import { keyedHash } from './keyed-hash.ts'

const MAC_LENGTH = 32

/** The last part of every signed link of a mail: 128 bits of the keyed hash, 32 hexadecimal digits. */
export const linkMac = async (
  secret: string,
  { tenantId, purpose }: { tenantId: string; purpose: string },
  text: string,
): Promise<string> => (await keyedHash(secret, { tenantId, purpose }, text)).slice(0, MAC_LENGTH)
