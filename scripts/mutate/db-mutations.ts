import { type Mutation, noticedBy } from './mutation.ts'

const INGEST = 'db/functions/ingest_events.sql'
const INSERT = 'db/functions/insert_booking.sql'
const CHANGE = 'db/functions/change_booking.sql'
const OWN = 'db/functions/own_times.sql'
const BUSY = 'db/functions/busy_calendars.sql'
const KEYS = 'db/functions/keys.sql'
/** Of the function that is for rows which go as a whole. */
const ROW_END = ' on conflict do nothing;\n  return null;\nend\n$$;\n\ncreate or replace trigger busy'
const OFFERS = 'db/functions/offers.sql'
const MINUTES = 'db/functions/whole_minutes.sql'
const RETAIN = 'db/functions/retention.sql'

/** Guards of the database's functions. */
export const DB_MUTATIONS: Mutation[] = [
  ...noticedBy(['db/queries/ingest-events', 'db/queries/ingest-model', 'db/isolation'], 'postgres', [
    [INGEST, "set_config('app.tenant_id', p_tenant_id, true)", "set_config('app.tenant_id', p_tenant_id, false)"],
    [INGEST, "set_config('role', 'companion_ingest', true)", "set_config('role', 'companion_ingest', false)"],
    [
      INGEST,
      "perform pg_advisory_xact_lock(hashtextextended('ingest_events:' || p_tenant_id, 0));",
      '',
      'Two batches must meet in the same instant; the test that sends many at once notices only when they do.',
    ],
    [INGEST, 'e.event_id = i.event_id) is null', 'e.event_id = i.event_id and false) is null'],
    [INGEST, "c_gap constant interval := interval '30 minutes'", "c_gap constant interval := interval '40 minutes'"],
  ]),
  ...noticedBy(['db/queries/insert-booking', 'db/queries/blocks', 'db/queries/floods'], 'postgres', [
    [INSERT, 'where tenant_id = b.tenant_id and idempotency_key = b.idempotency_key) then', 'where false) then'],
    [INSERT, 'make_interval(mins => b.buffer_minutes)', 'make_interval(mins => 0)'],
    [INSERT, 'perform expire_holds(b.tenant_id, v_held);', ''],
    [INSERT, 'if not p_acknowledged then', 'if true then'],
    [INSERT, 'b.limits is null or is_acknowledged(b.tenant_id, b.limits, b.received_at)', 'true'],
    [INSERT, 'is_within_rate(b.tenant_id, b.limits, b.received_at, b.network_hash)', 'true'],
    [INSERT, 'v_may_hold and not v_is_blocked,', 'v_may_hold,'],
    [INSERT, "v_status = 'pending' and not v_is_blocked and v_may_hold then", "v_status = 'pending' and v_may_hold then"],
    [INSERT, "if v_status = 'pending' and not v_is_blocked and not v_may_hold then", "if v_status = 'pending' and not v_may_hold then"],
    [INSERT, 'where p_is_by_itself or not exists (', 'where true or not exists ('],
  ]),
  ...noticedBy(['db/queries/change-booking', 'db/queries/blocks', 'db/queries/undo-flood'], 'postgres', [
    [CHANGE, "when 'before_end' then p_ends_at > now()", "when 'before_end' then true"],
    [CHANGE, "when 'after_end' then p_ends_at <= now()", "when 'after_end' then true"],
    [CHANGE, 'where not p_is_quiet and', 'where'],
    [CHANGE, "(b.set_aside is null or kind not like '%\\_companion')", 'true'],
    [CHANGE, "or (b.set_aside is not null and p_actor = 'companion')", ''],
  ]),
  ...noticedBy(['db/queries/offers', 'db/queries/offers-at-once'], 'postgres', [
    [OFFERS, "perform change_booking(p_tenant_id, p_reference, 'expired', 'system');", ''],
    [OFFERS, 'raise exclusion_violation;', 'null;'],
    [OFFERS, "b.status = 'confirmed' and b.starts_at = p_starts_at", 'false'],
    [OFFERS, 'if not found or b.hold_expires_at < now() then', 'if not found then'],
    [OFFERS, 'set mail_id = gen_random_uuid(), status', 'set status'],
    [
      'db/functions/taken_times.sql',
      "if new.status not in ('pending', 'confirmed') or new.set_aside is not null or new.status <> old.status then",
      'if false then',
    ],
  ]),
  ...noticedBy(['db/queries/offers-end'], 'postgres', [
    [OFFERS, "when 'pending' then hold_expires_at > now() and starts_at > now() and", "when 'pending' then false and"],
    [OFFERS, 'b.reference) where was_mailed_offers(p_tenant_id, b.reference);', 'b.reference);'],
    [OFFERS, 'set told = array_remove(told, b.reference)', 'set told = told'],
    ['db/functions/push.sql', "'flood_companion', 'lapsed_companion')", "'flood_companion')"],
  ]),
  ...noticedBy(['db/queries/time-blocks'], 'postgres', [
    [OWN, 'perform lay_own_times(tenant_id, during) from gone where own_time_id is null;', ''],
    [OWN, "if p_meeting = 'ask' and v_in_the_way <> '[]' then", 'if false then'],
    [OWN, 'where t.tenant_id = p_tenant_id and t.during && p_during and t.own_time_id is null', 'where false'],
    ['db/functions/taken_times.sql', "where tenant_id = new.tenant_id and during && new.held_during and kind = 'own';", 'where false;'],
    [OWN, 'where k.tenant_id = p_tenant_id and k.lifted_at is null', 'where false'],
    [OWN, 'starts_at at time zone v_zone = p_skipped or starts_at', 'starts_at'],
    [
      OWN,
      'starts_at at time zone v_zone = p_skipped or starts_at = p_skipped at time zone v_zone',
      'starts_at at time zone v_zone = p_skipped',
    ],
    ['db/functions/holds.sql', 'holder_id is distinct from p_except', 'booking_id is distinct from p_except'],
  ]),
  ...noticedBy(['db/queries/busy-calendars'], 'postgres', [
    [BUSY, 'where tenant_id = p_tenant_id) < p_max', 'where tenant_id = p_tenant_id) < 1000'],
    [BUSY, 'and not exists (select from busy b where b.starts_at = o.starts_at and b.ends_at = o.ends_at)', 'and false'],
    [BUSY, 'and not exists (select from busy b where b.starts_at = o.starts_at and b.ends_at = o.ends_at)', ''],
    [BUSY, 'where o.tenant_id = p_tenant_id and o.own_time_id = any (v_added);', 'where false;'],
    [BUSY, "and (t.status <> 'inactive' or t.hidden_by_her)", ''],
    [BUSY, "set due_at = now() + interval '5 minutes'", 'set due_at = now()'],
    [KEYS, `old.reference)${ROW_END}`, `'another')${ROW_END}`],
  ]),
  ...noticedBy(['db/queries/privacy', 'db/queries/floods'], 'postgres', [
    [
      RETAIN,
      'where e.tenant_id = t.tenant_id and e.occurred_at < p_now - make_interval(days => t.event_days)',
      'where e.tenant_id = t.tenant_id and false',
    ],
    [
      RETAIN,
      "set client_sealed = null, notes_sealed = null, words_sealed = null, offer_words_sealed = null, client_hash = '', phone_hash = null",
      "set notes_sealed = null, words_sealed = null, offer_words_sealed = null, client_hash = '', phone_hash = null",
    ],
    [RETAIN, 'network_hash = null where network_hash is not null', 'network_hash = network_hash where network_hash is not null'],
  ]),
  ...noticedBy(['db/queries/whole-minutes'], 'postgres', [
    [MINUTES, "new.answered_at := date_trunc('minute', new.answered_at);", ''],
    [MINUTES, "new.updated_at := date_trunc('minute', new.updated_at);", ''],
    [MINUTES, "if new.status <> 'pending' then", "if new.status = 'dead' then"],
    [MINUTES, "+ interval '1 minute' + make_interval", '+ make_interval'],
  ]),
  ...noticedBy(['db/queries/sign-in'], 'postgres', [
    ['db/functions/sign_in.sql', 'and used_at is null and expires_at > now();', 'and expires_at > now();'],
    ['db/functions/sign_in.sql', 'v_of_network >= 5', 'v_of_network >= 50'],
  ]),
  ...noticedBy(['edge/platform/sign-in/sign-in'], 'stack', [
    ['db/functions/sign_in.sql', 'where i.browser_hash is null and lower(', 'where lower('],
  ]),
  ...noticedBy(['db/queries/undo-flood'], 'postgres', [['db/functions/mails.sql', 'count(*) < p_max', 'true']]),
  ...noticedBy(['scripts/chaos/weekly-mails'], 'stack', [
    [
      'db/functions/mails.sql',
      'for update skip locked',
      '',
      'Only two senders in the same instant meet; the row lock makes the second wait and then find it not due.',
    ],
  ]),
]
