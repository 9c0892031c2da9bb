-- Her site hidden by herself: it answers 404 as a closed one, and she still signs in, to show it again.
alter table tenants
  add column hidden_by_her boolean not null default false;
