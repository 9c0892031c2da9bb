import { writeFile } from 'node:fs/promises'
import { composeMail } from '../../edge/platform/mail/compose-mail.ts'
import type { Mail } from '../../edge/platform/mail/mail.ts'
import { PLATFORM_DOMAIN } from '../../tenants/contract/urls.ts'

/** A mail as a file that every mail program opens. */
export async function writeEml(mail: Mail, file: string): Promise<void> {
  await writeFile(file, composeMail(`appointments@${PLATFORM_DOMAIN}`, mail))
}
