import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface Authority {
  /** Its own certificate: what sslrootcert names. */
  certificate: string
  /** Of 127.0.0.1 and localhost, signed by it. */
  server: { certificate: string; key: string }
}

/** A certificate authority for a day, as each cluster of a provider has one, and the certificate of one server. Its files in `folder`; needs openssl. */
export async function makeAuthority(folder: string): Promise<Authority> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const at = (name: string) => path.join(folder, name)
  const openssl = (...flags: string[]) => run('openssl', flags, { cwd: folder })
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  await openssl('req', '-x509', ...curve, '-keyout', 'ca.key', '-out', 'ca.crt', '-days', '1', '-subj', '/CN=Project CA')
  await openssl('req', ...curve, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=localhost')
  await writeFile(at('server.ext'), 'subjectAltName = IP:127.0.0.1, DNS:localhost\n')
  const signed = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '1', '-extfile', 'server.ext']
  await openssl('x509', '-req', '-in', 'server.csr', '-out', 'server.crt', ...signed)
  return { certificate: at('ca.crt'), server: { certificate: at('server.crt'), key: at('server.key') } }
}
