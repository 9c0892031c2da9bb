-- Her site is hers to change: what her folder says is known here, her changes gather as a draft, and a publisher writes them into the folder.
alter table tenants
  -- What her folder says of her site, by file, as a publisher, a migration or a start read it last. Null: read by the version before.
  add column site_source jsonb;

-- One press of "Publish": the changes that went together, and what became of them.
create table site_publications (
  tenant_id text not null,
  publication_id uuid not null default gen_random_uuid(),
  asked_at timestamptz not null default now(),
  asked_by text not null,
  state text not null default 'asked',
  -- When it was live, or refused.
  ended_at timestamptz,
  -- Why it was refused: [{file, path, words}], and of a conflict what the folder says now.
  problems jsonb not null default '[]',
  -- Of git, where the folder is a checkout.
  commit_id text,
  constraint site_publications_pk primary key (tenant_id, publication_id),
  constraint site_publications_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade,
  constraint site_publications_asked_by_check check (asked_by in ('companion', 'developer')),
  constraint site_publications_state_check check (state in ('asked', 'live', 'refused')),
  constraint site_publications_ended_check check ((state = 'asked') = (ended_at is null))
);
create index site_publications_asked_idx on site_publications (tenant_id, asked_at) where state = 'asked';

-- A field of her folder, from what to what. Null: it was not there, it is there no more.
create table site_changes (
  tenant_id text not null,
  change_id bigint generated always as identity,
  file text not null,
  -- Members of a list by their id, e.g. services/dinner/price (tenants/contract/site-fields.ts).
  path text not null,
  before jsonb,
  after jsonb,
  made_at timestamptz not null default now(),
  made_by text not null,
  state text not null default 'draft',
  publication_id uuid,
  -- The change that this one takes back.
  undoes bigint,
  constraint site_changes_pk primary key (tenant_id, change_id),
  constraint site_changes_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade,
  constraint site_changes_publication_id_fk foreign key (tenant_id, publication_id) references site_publications (tenant_id, publication_id),
  constraint site_changes_made_by_check check (made_by in ('companion', 'developer')),
  constraint site_changes_state_check check (state in ('draft', 'asked', 'live')),
  constraint site_changes_publication_check check ((state = 'draft') = (publication_id is null)),
  constraint site_changes_file_check check (length(file) <= 100),
  constraint site_changes_path_check check (length(path) <= 200)
);
create unique index site_changes_draft_unique on site_changes (tenant_id, file, path) where state = 'draft';
create index site_changes_publication_idx on site_changes (tenant_id, publication_id);

do $$
declare
  v_table text;
begin
  foreach v_table in array array['site_publications', 'site_changes'] loop
    execute format('alter table %I enable row level security', v_table);
    execute format(
      'create policy %I on %I using (tenant_id = (select current_setting(''app.tenant_id'', true))) with check (tenant_id = (select current_setting(''app.tenant_id'', true)))',
      v_table || '_of_tenant', v_table
    );
    execute format('grant select on %I to companion_read, companion_ingest', v_table);
    execute format('grant insert, update on %I to companion_ingest', v_table);
  end loop;
end
$$;
grant delete on site_changes to companion_ingest;
