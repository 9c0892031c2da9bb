import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'
import { wholeNumber } from '../command-line/whole-number.ts'

export const command = declare('evacuate', {
  group: 'Production',
  says: 'brings a platform from Cloudflare to this machine while clients book (docs/evacuation.md)',
  examples: [
    'evacuate -- hosts 203.0.113.5',
    'evacuate -- database --from postgres://… --platform https://192.0.2.1',
    'evacuate -- requests --platform https://192.0.2.1 --minutes 10',
  ],
  more: 'Environment: DATA_DIR, DATABASE_URL, PORT of the platform here, which runs with the secrets of the old one.',
})

const deeds = () => import('../evacuate/commands.ts')
const PLATFORM = ['--platform <address>', 'where the old platform answers, whatever DNS says by then'] as const
const TO = ['--to <address>', 'where the platform here answers (default: http://127.0.0.1:$PORT)'] as const
const FROM = ['--from <url>', 'the old database, as its owner'] as const
const LOGIN = ['--login <name>', 'the login of the old platform, by which it writes', 'platform_worker'] as const

command
  .command('hosts')
  .description('every record to change, as a zone file has them, in which order and with which TTL')
  .argument('<address>', 'of this machine')
  .action(async (address) => (await deeds()).tellHosts(address))
command
  .command('database')
  .description('closes the old database to the old platform, brings the keys, then the database into the empty one here')
  .requiredOption(...FROM)
  .requiredOption(...PLATFORM)
  .option(...TO)
  .option(...LOGIN)
  .action(async (options) => (await deeds()).bringDatabase(options))
command
  .command('requests')
  .description('brings what the outboxes of the old platform have received since, with its keys; again is harmless')
  .requiredOption(...PLATFORM)
  .option(...TO)
  .option('--minutes <count>', 'again and again for so long', wholeNumber({ min: 0, max: 10_000 }), 0)
  .action(async (options) => (await deeds()).bringRequests(options))
command
  .command('reopen')
  .description('gives up: lets the old platform into the old database again')
  .requiredOption(...FROM)
  .option(...LOGIN)
  .action(async (options) => (await deeds()).reopenByCommand(options))

if (import.meta.main) await runCommand(command)
