alter table tenants add column built_at timestamptz;
