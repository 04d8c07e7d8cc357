import { cruise } from 'dependency-cruiser';
import { rules } from './rules.mjs';

/**
 * Every broken rule in the tree under `baseDir`.
 * @returns {Promise<{ rule: string, from: string, to: string }[]>}
 */
export async function brokenRules(baseDir) {
  const { output } = await cruise(
    ['apps', 'libs', 'test'],
    {
      baseDir,
      ruleSet: { forbidden: rules },
      validate: true,
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '^(dist|test/boundaries/fixture)/' },
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['source', 'import', 'require', 'node', 'default'],
        extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
      },
    },
    { extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } },
  );
  return output.summary.violations
    .map(({ rule, from, to }) => ({ rule: rule.name, from, to }))
    .sort((a, b) => `${a.rule} ${a.from}`.localeCompare(`${b.rule} ${b.from}`));
}
