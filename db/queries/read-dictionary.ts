import type { Sql } from 'postgres'

export interface DictionaryTable {
  name: string
  kind: 'table' | 'view'
  comment: string | null
  columns: { name: string; type: string; isRequired: boolean; comment: string | null }[]
  /** Those that are no primary key. */
  indexes: { name: string; definition: string; comment: string | null }[]
}

/** Tables and views with their comments, as the catalogue has them. */
export async function readDictionary(sql: Sql): Promise<DictionaryTable[]> {
  return sql<DictionaryTable[]>`
    select
      c.relname as name, case c.relkind when 'v' then 'view' else 'table' end as kind, obj_description(c.oid) as comment,
      (
        select json_agg(json_build_object(
          'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'isRequired', a.attnotnull, 'comment', col_description(c.oid, a.attnum)
        ) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      ) as columns,
      (
        select coalesce(json_agg(json_build_object(
          'name', i.relname, 'definition', regexp_replace(pg_get_indexdef(i.oid), '^.* USING ', ''), 'comment', obj_description(i.oid)
        ) order by i.relname), '[]')
        from pg_index x join pg_class i on i.oid = x.indexrelid
        where x.indrelid = c.oid and not x.indisprimary
      ) as indexes
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and not c.relispartition
    order by c.relkind = 'v', c.relname
  `
}

export interface DictionaryFunction {
  name: string
  arguments: string
  result: string
}

/** Functions of the platform itself, not of its extensions. */
export async function readFunctions(sql: Sql): Promise<DictionaryFunction[]> {
  return sql<DictionaryFunction[]>`
    select p.proname as name, pg_get_function_arguments(p.oid) as arguments, pg_get_function_result(p.oid) as result
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    order by p.proname, pg_get_function_identity_arguments(p.oid)
  `
}
