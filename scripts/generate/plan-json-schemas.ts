import * as z from 'zod'
import { contentSchema } from '../../tenants/contract/content.ts'
import { experimentsSchema } from '../../tenants/contract/experiments.ts'
import { withoutHers } from '../../tenants/contract/hers.ts'
import { photosSchema } from '../../tenants/contract/photos.ts'
import { tenantSchema } from '../../tenants/contract/tenant.ts'
import { themeSchema } from '../../tenants/contract/theme.ts'
import { translationSchema } from '../../tenants/contract/translation.ts'

const SCHEMAS = {
  tenant: tenantSchema,
  theme: themeSchema,
  content: contentSchema,
  photos: photosSchema,
  experiments: experimentsSchema,
  translation: translationSchema,
}

/** File name -> JSON Schema of what a person writes in that YAML file. */
export function planJsonSchemas(): Map<string, string> {
  return new Map(
    Object.entries(SCHEMAS).map(([name, schema]) => {
      const jsonSchema = {
        title: `${name}.yaml`,
        ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', override: withoutHers }),
      }
      return [`${name}.schema.json`, `${JSON.stringify(jsonSchema, null, 2)}\n`]
    }),
  )
}
