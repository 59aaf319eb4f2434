import { nameForm, sameName } from '#contract/model/name.ts';
import { parseProvision } from '../../storage/provision.ts';
import type { CommandRequest } from './request.ts';

export interface NameLookup {
  findPresetByName(name: string): unknown;
  stoppableByName(name: string): readonly string[];
  accountNames(): readonly string[];
}

/** Every wrong file, unknown preset and unknown account, found before the first effect. */
export function findProblems({ actions }: CommandRequest, known: NameLookup): string[] {
  const problems: string[] = [];
  const accounts = [...known.accountNames()];
  const presets = new Set<string>();
  for (const action of actions) {
    if (action.kind === 'provision') {
      const parsed = parseProvision(action.content, accounts);
      if (!parsed.ok) {
        problems.push('The provision file is wrong:', ...parsed.problems);
        continue;
      }
      accounts.push(...parsed.provision.accounts.map(({ name }) => name));
      for (const { name } of parsed.provision.presets) presets.add(nameForm(name));
    } else if (action.kind === 'test-account') {
      if (!accounts.some((name) => sameName(name, action.account))) {
        problems.push(`There is no account named ${JSON.stringify(action.account)}.`);
      }
    } else if (action.kind !== 'stop-all' && !isKnown(action, presets, known)) {
      problems.push(`There is no preset named ${JSON.stringify(action.preset)}.`);
    }
  }
  return problems;
}

const isKnown = (
  {
    kind,
    preset,
  }: { readonly kind: 'start' | 'stop' | 'merge' | 'files'; readonly preset: string },
  imported: ReadonlySet<string>,
  known: NameLookup,
): boolean =>
  imported.has(nameForm(preset)) ||
  Boolean(known.findPresetByName(preset)) ||
  (kind === 'stop' && known.stoppableByName(preset).length > 0);
