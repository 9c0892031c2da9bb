import astro from 'eslint-plugin-astro'
import tseslint from 'typescript-eslint'

// Only the rules that need types from other packages, which Biome cannot see yet: no promise is left floating.
export default tseslint.config(
  { ignores: ['dist', '.engine', '.astro', '.cache', '.data', 'edge/*/worker-configuration.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...astro.configs.base,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  },
  {
    files: ['**/*.astro'],
    languageOptions: {
      parserOptions: {
        parser: tseslint.parser,
        project: './tsconfig.json',
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.astro'],
      },
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.astro'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
    },
  },
)
