import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('diary', {
  group: 'Her business',
  says: 'her own times, her hours and her tour, as she changes them in her app',
  examples: [
    'diary -- block claire --from 2026-12-24T00:00 --to 2026-12-27T10:00',
    'diary -- hours claire --week "mon-thu 10:00-23:00; fri,sat 20:00-02:00"',
    'diary -- leg add claire --city Perth --from 2027-01-20 --to 2027-01-24',
  ],
  more: 'Exit 1 if nothing was done.',
})

const deeds = () => import('../diary/by-command.ts')
const SLUG = ['<tenant>', 'her slug'] as const

command
  .command('list')
  .description('what she has blocked, by the clocks of its places')
  .argument(...SLUG)
  .option('--from <day>', 'such as 2026-12-24')
  .option('--to <day>', 'such as 2027-01-24')
  .action(async (tenant, options) => (await deeds()).list(tenant, options))
command
  .command('block')
  .description('blocks a time')
  .argument(...SLUG)
  .requiredOption('--from <time>', 'such as 2026-12-24T00:00')
  .requiredOption('--to <time>', 'its end')
  .option('--repeat <rule>', 'weekly, or an RFC 5545 rule such as FREQ=MONTHLY;BYMONTHDAY=1')
  .option('--until <day>', 'the last day it is repeated')
  .option('--meeting <deed>', 'keep or decline: what becomes of requests that wait in it')
  .action(async (tenant, options) => (await deeds()).block(tenant, options))
command
  .command('free')
  .description('frees a block, or the one time of it that begins then')
  .argument(...SLUG)
  .requiredOption('--block <id>', 'as list names it')
  .option('--at <time>', 'such as 2026-12-24T00:00')
  .action(async (tenant, options) => (await deeds()).free(tenant, options))
command
  .command('hours')
  .description('when a booking may start, or sets it; a day that is not named is closed')
  .argument(...SLUG)
  .option('--week <hours>', 'such as "mon-thu 10:00-23:00; fri,sat 20:00-02:00"')
  .option('--anyway', 'although bookings would be outside them')
  .action(async (tenant, options) => (await deeds()).hours(tenant, options))
command
  .command('open')
  .description('gives one day hours of its own; without any, those of its weekday again')
  .argument(...SLUG)
  .requiredOption('--day <day>', 'such as 2026-12-24')
  .option('--hours <hours>', 'such as "10:00-14:00 20:00-02:00"')
  .option('--anyway', 'although bookings would be outside them')
  .action(async (tenant, options) => (await deeds()).open(tenant, options))
command
  .command('entry')
  .description('enters an appointment agreed by phone or text; she adds the client in her app')
  .argument(...SLUG)
  .requiredOption('--service <name>', 'what it is')
  .requiredOption('--at <time>', 'such as 2026-12-24T19:00, by the clock of the city')
  .requiredOption('--hours <number>', 'full or half hours')
  .option('--city <city>', 'where; absent: at home')
  .option('--price <amount>', 'a whole amount')
  .action(async (tenant, options) => (await deeds()).entry(tenant, options))

const leg = command.command('leg').description('a city on her tour').helpCommand(false)
leg
  .command('add')
  .description('adds a city to her tour')
  .argument(...SLUG)
  .requiredOption('--city <city>', 'where')
  .requiredOption('--from <day>', 'the day she arrives')
  .requiredOption('--to <day>', 'the day she leaves')
  .option('--arrives <time>', 'such as 15:00')
  .option('--leaves <time>', 'such as 11:00')
  .option('--only <kind>', 'incall or outcall')
  .option('--zone <zone>', 'an IANA time zone, where the city is not on the list')
  .option('--note <words>', 'a few words for her tour page')
  .option('--anyway', 'although bookings would be where she is not')
  .action(async (tenant, { zone, ...options }) => (await deeds()).addLeg(tenant, { ...options, timeZone: zone }))
leg
  .command('cancel')
  .description('takes it off again')
  .argument(...SLUG)
  .requiredOption('--city <city>', 'where')
  .requiredOption('--from <day>', 'the day she would arrive')
  .option('--anyway', 'although bookings would be where she is not')
  .action(async (tenant, options) => (await deeds()).cancelLeg(tenant, options))

command
  .command('rules')
  .description('her hours and her tour as they are, as JSON')
  .argument(...SLUG)
  .action(async (tenant) => (await deeds()).rules(tenant))
command
  .command('history')
  .description('who changed them last')
  .argument(...SLUG)
  .action(async (tenant) => (await deeds()).history(tenant))
command
  .command('pull')
  .description('writes them into her tenant.yaml, for a build')
  .argument(...SLUG)
  .action(async (tenant) => (await deeds()).pull(tenant))

if (import.meta.main) await runCommand(command)
