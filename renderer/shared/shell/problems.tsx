import { Button } from '@mantine/core';
import type { VaultState } from '../../../electron/contract/app-state.ts';
import { Note } from '../components/note.tsx';
import { useT } from '../i18n/use-t.ts';
import { go } from '../navigation.ts';
import { useAppState } from '../state/use-app-state.ts';
import { UnlockButton } from '../vault/unlock-button.tsx';
import { ProblemNote } from './problem-note.tsx';

/** Vault states in which presets with real accounts cannot start: said before someone needs them. */
const BLOCKING: readonly VaultState[] = [
  'locked',
  'key-without-store',
  'store-without-key',
  'backend-changed',
  'damaged',
];

/** What the operator must know whatever is on the screen. */
export function Problems() {
  const t = useT();
  const problems = useAppState((state) => state.problems);
  const vault = useAppState((state) => state.vault.state);
  return (
    <>
      {problems.map((problem) => (
        <ProblemNote key={problem.code} problem={problem} />
      ))}
      {BLOCKING.includes(vault) && (
        <Note
          tone="amber"
          sign="!"
          actions={
            vault === 'locked' ? (
              <UnlockButton />
            ) : (
              <Button variant="default" size="compact-sm" onClick={() => go('settings')}>
                {t('problem.toSettings')}
              </Button>
            )
          }
        >
          {t(`vault.${vault}`)}
        </Note>
      )}
    </>
  );
}
