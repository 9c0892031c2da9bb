import type { DictionaryFunction, DictionaryTable } from '../../db/queries/read-dictionary.ts'

/** docs/data.md: every table, view, index and function of the database. Pure. */
export function planDictionary(tables: readonly DictionaryTable[], functions: readonly DictionaryFunction[]): string {
  return [
    '# Data dictionary',
    '',
    'Written by `npm run dictionary` from the database itself; the words stand in `db/functions/zz_comments.sql`.',
    '',
    'Every table has `tenant_id`, the slug of a tenant, as the first part of its key, and a row-level security policy: the roles `companion_ingest` and',
    '`companion_read` see the rows of the tenant that is set in their transaction (`app.tenant_id`) and no others. Who migrates owns the tables.',
    '',
    '## Tables',
    ...tables.filter(({ kind }) => kind === 'table').flatMap(describeTable),
    '',
    '## Views',
    '',
    'They read rollups, never raw events, with the rights of whoever reads.',
    ...tables.filter(({ kind }) => kind === 'view').flatMap(describeTable),
    '',
    '## Functions',
    '',
    'What each does stands above it in `db/functions/`.',
    '',
    '| function | arguments | gives |',
    '| --- | --- | --- |',
    ...functions.map(({ name, arguments: taken, result }) => `| \`${name}\` | ${cell(taken)} | ${cell(result)} |`),
    '',
  ].join('\n')
}

function describeTable({ name, comment, columns, indexes }: DictionaryTable): string[] {
  return [
    '',
    `### ${name}`,
    '',
    comment ?? '',
    '',
    '| column | type | |',
    '| --- | --- | --- |',
    ...columns
      .filter((column) => column.name !== 'tenant_id')
      .map((column) => `| \`${column.name}\` | ${column.type}${column.isRequired ? '' : '?'} | ${cell(column.comment ?? '')} |`),
    ...(indexes.length === 0 ? [] : ['', ...indexes.map((index) => `- \`${index.name}\` ${index.definition}: ${index.comment ?? ''}`)]),
  ]
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
