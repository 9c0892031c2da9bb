import type { Sql } from 'postgres'

/** What code that writes and reads can lean on. */
export interface Shape {
  /** Of tables and views, by `bookings.status`. */
  columns: Record<string, { type: string; isNullable: boolean; hasDefault: boolean }>
  /** Checks, keys, exclusions and unique indexes of tables, by `bookings.bookings_status_check`. */
  constraints: Record<string, { definition: string; columns: string[]; isUnique: boolean }>
  /** By `allow_mail(text, integer)`: the parameters that may be left out, and what comes back. */
  functions: Record<string, { defaults: number; result: string }>
  /** What the roles of the Workers may, e.g. `companion_read select bookings`. */
  rights: string[]
}

/** The schema of now, without what belongs to an extension or a trigger. */
export const readShape = async (sql: Sql): Promise<Shape> => ({ ...(await readTables(sql)), ...(await readFunctions(sql)) })

async function readTables(sql: Sql): Promise<Pick<Shape, 'columns' | 'constraints'>> {
  const [row] = await sql<[Pick<Shape, 'columns' | 'constraints'>]>`
    with relations as (
      select oid, relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v') and not relispartition
    ), bound as (
      select r.oid, relname || '.' || conname as name, pg_get_constraintdef(c.oid) as definition, contype in ('p', 'u') as is_unique, conkey as keys
      from relations r
      join pg_constraint c on c.conrelid = r.oid and contype in ('c', 'p', 'u', 'x', 'f')
      union all
      select r.oid, relname || '.' || i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid), true, indkey::smallint[]
      from relations r
      join pg_index i on i.indrelid = r.oid and indisunique
      where not exists (select from pg_constraint c where c.conindid = i.indexrelid)
    )
    select
      (
        select coalesce(jsonb_object_agg(
          relname || '.' || attname,
          jsonb_build_object(
            'type', format_type(atttypid, atttypmod), 'isNullable', not attnotnull,
            'hasDefault', atthasdef or attidentity <> '' or attgenerated <> ''
          )
        ), '{}')
        from relations r
        join pg_attribute a on a.attrelid = r.oid and attnum > 0 and not attisdropped
      ) as columns,
      (
        select coalesce(jsonb_object_agg(name, jsonb_build_object(
          'definition', definition, 'isUnique', is_unique,
          'columns', coalesce((select jsonb_agg(attname order by attname) from pg_attribute a where a.attrelid = b.oid and attnum = any (keys)), '[]')
        )), '{}')
        from bound b
      ) as constraints
  `
  return row
}

async function readFunctions(sql: Sql): Promise<Pick<Shape, 'functions' | 'rights'>> {
  const [row] = await sql<[Pick<Shape, 'functions' | 'rights'>]>`
    with functions as (
      select oid, proname || '(' || oidvectortypes(proargtypes) || ')' as signature, pronargdefaults, pg_get_function_result(oid) as result
      from pg_proc p
      where pronamespace = 'public'::regnamespace and prorettype <> 'trigger'::regtype
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    ), roles as (
      select rolname from pg_roles where rolname in ('companion_read', 'companion_ingest')
    ), rights as (
      select rolname || ' ' || privilege || ' ' || relname as may
      from roles, pg_class r, unnest(array['select', 'insert', 'update', 'delete']) as privilege
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v') and not relispartition
        and (has_table_privilege(rolname, r.oid, privilege) or (privilege <> 'delete' and has_any_column_privilege(rolname, r.oid, privilege)))
      union all
      select rolname || ' execute ' || signature from roles, functions f where has_function_privilege(rolname, f.oid, 'execute')
    )
    select
      (select coalesce(jsonb_object_agg(signature, jsonb_build_object('defaults', pronargdefaults, 'result', result)), '{}') from functions) as functions,
      (select coalesce(jsonb_agg(may order by may), '[]') from rights) as rights
  `
  return row
}

/** Names of views. */
export async function selectViews(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v' order by relname
  `
  return rows.map(({ name }) => name)
}
