import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Note } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { go, usePlace } from '../../shared/navigation.ts';
import { UnlockButton } from '../../shared/secrets/unlock-button.tsx';
import { isFault, isLocked } from '../../shared/secrets/vault-states.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { ProblemNote } from './problem-note.tsx';

/** What the operator must know whatever is on the screen. */
export function Problems() {
  const problems = useAppState((state) => state.problems);
  return (
    <>
      {problems.map((problem) => (
        <ProblemNote key={problem.code} problem={problem} />
      ))}
      <VaultNote />
    </>
  );
}

/** A locked vault is nothing wrong, and said calmly; a faulty one leads to where it can be mended. */
function VaultNote() {
  const t = useT();
  const { section } = usePlace();
  const vault = useAppState((state) => state.vault.state);
  if (isLocked(vault)) {
    return (
      <Note tone="grey" sign={<IconLock size={16} />} actions={<UnlockButton />}>
        {t(`vault.${vault}`)}
      </Note>
    );
  }
  // In the settings the fault has a screen of its own.
  if (!isFault(vault) || section === 'settings') return null;
  return (
    <Note
      tone="amber"
      sign="!"
      actions={
        <Button variant="default" size="compact-sm" onClick={() => go('settings')}>
          {t('problem.toSettings')}
        </Button>
      }
    >
      {t(`vault.${vault}`)}
    </Note>
  );
}
