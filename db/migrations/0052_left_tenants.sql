-- Since when there is no folder of hers any more: what she had on its way to her site goes a month later.
alter table tenants add column left_at timestamptz;
