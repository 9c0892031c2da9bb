-- Bookings whose client only the companion can read, that go through known states, and whose mails are part of the same transaction.

alter table tenants
  add column contact_email text not null default '',
  add column host text not null default '';

alter table bookings
  drop column client_name,
  drop column client_email,
  drop column client_phone,
  drop column message,
  -- Name, contact and words, sealed at the edge for a key that is not in this database (edge/secrecy). Null: purged.
  add column client_sealed text,
  -- HMAC of the e-mail address and of the phone number under the tenant's key: finds and blocks a client without knowing one.
  add column client_hash text not null default '',
  add column phone_hash text,
  add column price_cents integer,
  add column answered_at timestamptz;

-- A client's requests, to export, erase or block them.
create index bookings_client_idx on bookings (tenant_id, client_hash);
-- Holds that run out, and appointments that are over, for the cron.
create index bookings_due_idx on bookings (hold_expires_at) where status = 'pending';
create index bookings_over_idx on bookings (ends_at) where status = 'confirmed';

-- Who changed a booking, when, from what to what.
create table booking_log (
  tenant_id text not null,
  log_id bigint generated always as identity,
  booking_id uuid not null,
  from_status text,
  to_status text not null,
  actor text not null,
  at timestamptz not null default now(),
  constraint booking_log_pk primary key (tenant_id, booking_id, log_id),
  constraint booking_log_booking_id_fk foreign key (tenant_id, booking_id) references bookings (tenant_id, booking_id) on delete cascade,
  constraint booking_log_actor_check check (actor in ('client', 'companion', 'system'))
);

-- What was done before a first meeting: a screening, or a deposit by bank transfer or PayID. No payment is made here.
create table booking_steps (
  tenant_id text not null,
  step_id uuid not null default gen_random_uuid(),
  booking_id uuid not null,
  kind text not null,
  amount_cents integer,
  -- Of the transfer; never a client's name.
  reference text,
  done_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  constraint booking_steps_pk primary key (tenant_id, booking_id, step_id),
  constraint booking_steps_booking_id_fk foreign key (tenant_id, booking_id) references bookings (tenant_id, booking_id) on delete cascade,
  constraint booking_steps_kind_check check (kind in ('screening', 'deposit')),
  constraint booking_steps_amount_check check ((kind = 'deposit') = (amount_cents is not null) and coalesce(amount_cents, 1) > 0)
);

-- Clients who may not book here again, by the same keyed hashes.
create table blocked_clients (
  tenant_id text not null,
  client_hash text not null,
  created_at timestamptz not null default now(),
  constraint blocked_clients_pk primary key (tenant_id, client_hash),
  constraint blocked_clients_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade
);

-- Every mail there is to send, once per occasion. Written with what it is about, so that neither is ever without the other.
create table mails (
  tenant_id text not null,
  mail_id uuid not null default gen_random_uuid(),
  kind text not null,
  -- What it is about: a booking's reference, a week.
  occasion text not null,
  status text not null default 'pending',
  attempts integer not null default 0,
  due_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  constraint mails_pk primary key (tenant_id, mail_id),
  constraint mails_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade,
  constraint mails_occasion_unique unique (tenant_id, kind, occasion),
  constraint mails_status_check check (status in ('pending', 'sent', 'dead'))
);
-- Mails that are due, oldest first.
create index mails_due_idx on mails (due_at) where status = 'pending';

do $$
declare
  v_table text;
begin
  foreach v_table in array array['booking_log', 'booking_steps', 'blocked_clients', 'mails'] loop
    execute format('alter table %I enable row level security', v_table);
    execute format(
      'create policy %I on %I using (tenant_id = (select current_setting(''app.tenant_id'', true))) with check (tenant_id = (select current_setting(''app.tenant_id'', true)))',
      v_table || '_of_tenant', v_table
    );
    execute format('grant select on %I to companion_read, companion_ingest', v_table);
    execute format('grant insert on %I to companion_ingest', v_table);
  end loop;
  grant update on mails to companion_ingest;
  grant delete on blocked_clients to companion_ingest;
end
$$;
