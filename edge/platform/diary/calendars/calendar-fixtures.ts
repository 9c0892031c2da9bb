// Calendars in the shapes in which Google, Apple and Outlook write them, with content of nobody.

/** Whole, from what stands inside. */
export const calendarOf = (...parts: (readonly string[])[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//EN', ...parts.flat(), 'END:VCALENDAR', ''].join('\r\n')

const SECRETS = (title: string): string[] => [
  `SUMMARY:${title}`,
  `DESCRIPTION:Notes on ${title}\\, which go on and on and on and on and on and on and`,
  '  on in the next line',
  'LOCATION:9 Secret Street\\, Carlton',
  'ORGANIZER;CN=Olga Organizer:mailto:olga@example.com',
  'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN="Adam, Att',
  ' endee";X-NUM-GUESTS=0:mailto:adam@example.com',
]
const ALARM = ['BEGIN:VALARM', 'ACTION:DISPLAY', 'DESCRIPTION:Reminder of a secret', 'DURATION:PT5M', 'TRIGGER:-P0DT0H10M0S', 'END:VALARM']
const event = (...lines: string[]): string[] => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']

const MELBOURNE = [
  ...['BEGIN:VTIMEZONE', 'TZID:Australia/Melbourne', 'X-LIC-LOCATION:Australia/Melbourne'],
  ...['BEGIN:STANDARD', 'TZOFFSETFROM:+1100', 'TZOFFSETTO:+1000', 'TZNAME:AEST', 'DTSTART:19700405T030000'],
  ...['RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU', 'END:STANDARD'],
  ...['BEGIN:DAYLIGHT', 'TZOFFSETFROM:+1000', 'TZOFFSETTO:+1100', 'TZNAME:AEDT', 'DTSTART:19701004T020000'],
  ...['RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU', 'END:DAYLIGHT', 'END:VTIMEZONE'],
]

const SERIES = ['UID:4kq2series@google.com', 'SEQUENCE:0', 'DTSTAMP:20261126T000000Z', 'CREATED:20261001T000000Z']

export const GOOGLE = calendarOf(
  ['CALSCALE:GREGORIAN', 'METHOD:PUBLISH', 'X-WR-CALNAME:olga@example.com', 'X-WR-TIMEZONE:Australia/Melbourne'],
  MELBOURNE,
  event(
    ...['DTSTART;TZID=Australia/Melbourne:20260106T180000', 'DTEND;TZID=Australia/Melbourne:20260106T190000'],
    ...['RRULE:FREQ=WEEKLY;UNTIL=20261222T065959Z;BYDAY=TU', 'EXDATE;TZID=Australia/Melbourne:20261124T180000'],
    ...[...SERIES, 'STATUS:CONFIRMED', ...SECRETS('Secret pilates'), 'TRANSP:OPAQUE', ...ALARM],
  ),
  event(
    ...['DTSTART;TZID=Australia/Melbourne:20261209T200000', 'DTEND;TZID=Australia/Melbourne:20261209T210000'],
    ...[...SERIES, 'RECURRENCE-ID;TZID=Australia/Melbourne:20261208T180000', 'STATUS:CONFIRMED', ...SECRETS('Secret pilates, moved')],
  ),
  event(
    ...['DTSTART;TZID=Australia/Melbourne:20261215T180000', 'DTEND;TZID=Australia/Melbourne:20261215T190000'],
    ...[...SERIES, 'RECURRENCE-ID:20261215T070000Z', 'STATUS:CANCELLED', 'TRANSP:OPAQUE'],
  ),
  event(...['DTSTART:20261212T233000Z', 'DTEND:20261213T010000Z', 'UID:9dinner@google.com', ...SECRETS('Secret dinner'), 'TRANSP:OPAQUE']),
  // A birthday, as Google writes a whole day.
  event('DTSTART;VALUE=DATE:20261210', 'DTEND;VALUE=DATE:20261211', 'UID:b1@google.com', ...SECRETS('A birthday'), 'TRANSP:TRANSPARENT'),
  // An appointment of this diary that she put into it from its mail.
  event('DTSTART:20261218T080000Z', 'DTEND:20261218T100000Z', 'UID:7KQ2-XM9T', 'SUMMARY:Appointment', 'TRANSP:OPAQUE'),
)

export const APPLE = calendarOf(
  ['CALSCALE:GREGORIAN', 'X-WR-CALNAME:Home', 'X-APPLE-CALENDAR-COLOR:#FF2968'],
  event(
    ...['UID:5E7C0B61-4D0D-4F0A-9B3C-0F2A9C6D1E11', 'DTSTAMP:20261126T000000Z', 'DTSTART;TZID=Australia/Sydney:20261204T090000'],
    ...['DURATION:PT1H30M', 'TRANSP:OPAQUE', ...SECRETS('Secret doctor'), 'X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC', ...ALARM],
  ),
  // Two days away.
  event('UID:A1', 'DTSTART;VALUE=DATE:20261207', 'DTEND;VALUE=DATE:20261209', ...SECRETS('Secret trip'), 'TRANSP:OPAQUE'),
  // A time without a zone is her own clock's.
  event('UID:A2', 'DTSTART:20261210T111500', 'DTEND:20261210T120000', ...SECRETS('Secret call')),
  event('UID:A3', 'DTSTART;VALUE=DATE:20261220', 'DTEND;VALUE=DATE:20261221', ...SECRETS('Holiday'), 'TRANSP:TRANSPARENT'),
)

const AUS_EASTERN = [
  ...['BEGIN:VTIMEZONE', 'TZID:AUS Eastern Standard Time'],
  ...['BEGIN:STANDARD', 'DTSTART:16010101T030000', 'TZOFFSETFROM:+1100', 'TZOFFSETTO:+1000'],
  ...['RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=4', 'END:STANDARD'],
  ...['BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+1000', 'TZOFFSETTO:+1100'],
  ...['RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=10', 'END:DAYLIGHT', 'END:VTIMEZONE'],
]
const EXCHANGE = '040000008200E00074C5B7101A82E008'

export const OUTLOOK = calendarOf(
  ['METHOD:PUBLISH', 'X-WR-CALNAME:Calendar'],
  AUS_EASTERN,
  event(
    ...[...SECRETS('Busy'), `UID:${EXCHANGE}00000000A0B1C2D3E4F5D901000000000000000010000000AA`, 'CLASS:PUBLIC', 'PRIORITY:5'],
    ...['DTSTART;TZID=AUS Eastern Standard Time:20261202T090000', 'DTEND;TZID=AUS Eastern Standard Time:20261202T093000'],
    ...['TRANSP:OPAQUE', 'STATUS:CONFIRMED', 'SEQUENCE:0', 'X-MICROSOFT-CDO-BUSYSTATUS:BUSY', 'X-MICROSOFT-CDO-IMPORTANCE:1'],
  ),
  event(
    ...[...SECRETS('Busy'), `UID:${EXCHANGE}00000000B0B1C2D3E4F5D901000000000000000010000000BB`],
    ...['RRULE:FREQ=WEEKLY;COUNT=3;INTERVAL=1;BYDAY=TU;WKST=MO', 'DTSTART;TZID=AUS Eastern Standard Time:20270330T090000'],
    ...['DTEND;TZID=AUS Eastern Standard Time:20270330T100000', 'TRANSP:OPAQUE', 'STATUS:CONFIRMED'],
  ),
  event(
    ...[`UID:${EXCHANGE}00000000C0B1`, 'DTSTART;TZID=AUS Eastern Standard Time:20261203T090000'],
    ...['DTEND;TZID=AUS Eastern Standard Time:20261203T093000', 'TRANSP:TRANSPARENT', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'],
  ),
  // An invitation of this diary, as Exchange keeps an id that is not its own: "vCal-Uid" and the id.
  event(
    ...[`UID:${EXCHANGE}0000000000000000000000000000000000000000150000007643616C2D55696401000000374B51322D584D395400`],
    ...['DTSTART:20261218T080000Z', 'DTEND:20261218T100000Z', 'SUMMARY:Appointment'],
  ),
)

/** Busy for an hour from each of these clock times of Sydney, `2026-12-04T19:00`. */
export const busyAt = (...starts: string[]): string =>
  calendarOf(
    ...starts.map((start, index) =>
      event(
        ...[`UID:${index}@google.com`, `DTSTART;TZID=Australia/Sydney:${start.replaceAll(/[-:]/g, '')}00`, 'DURATION:PT1H'],
        ...['SUMMARY:Pilates with Quentin', 'LOCATION:9 Zanzibar Street', 'ATTENDEE;CN=Quentin:mailto:quentin@example.com'],
      ),
    ),
  )
