-- A visit in one row with what was done in it, so that figures narrowed to one thing need not read every event of three months. The cron that makes
-- the other rollups makes these too, a day at a time; a day's rows lie beside each other.
create table rolled_visits (
  tenant_id text not null,
  day date not null,
  -- Numbers within the day: a visit, and whoever it was.
  visit integer not null,
  visitor integer not null,
  seconds numeric not null,
  page_views integer not null,
  is_bounce boolean not null,
  source text not null,
  campaign text,
  city text,
  device text not null,
  entry text not null,
  -- The furthest step of default_funnel that it reached; 0: none.
  step smallint not null,
  -- Forms that it sent.
  requests integer not null,
  -- Pages that it saw and photos that it opened, each once, and how often.
  pages text[] not null,
  page_events integer[] not null,
  photos text[] not null,
  photo_events integer[] not null,
  constraint rolled_visits_pk primary key (tenant_id, day, visit),
  constraint rolled_visits_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade
);
alter table rolled_visits enable row level security;
create policy rolled_visits_of_tenant on rolled_visits
  using (tenant_id = (select current_setting('app.tenant_id', true))) with check (tenant_id = (select current_setting('app.tenant_id', true)));
grant select on rolled_visits to companion_read, companion_ingest;
grant insert, update, delete on rolled_visits to companion_ingest;

-- Every day of which visits are still kept is made once; the cron does so within minutes.
insert into rollup_days (tenant_id, day)
select distinct s.tenant_id, (s.started_at at time zone t.time_zone)::date
from sessions s
join tenants t on t.tenant_id = s.tenant_id
on conflict do nothing;
