-- A Worker says whether the database has what its code needs: it may read which migrations there are.
grant usage on schema platform to companion_ingest, companion_read;
grant select on platform.migrations to companion_ingest, companion_read;
