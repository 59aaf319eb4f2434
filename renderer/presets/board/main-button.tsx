import { Button } from '@mantine/core';
import { IconArchiveOff } from '@tabler/icons-react';
import type { Preset } from '#contract/model/preset.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { isKnownToRun } from '../../shared/recordings/standing.ts';
import { StartButton } from '../start-button.tsx';
import { useBoardActions } from './board-actions.ts';
import type { PresetOnBoard } from './use-preset.ts';

interface MainButtonProps {
  readonly preset: Preset;
  readonly on: PresetOnBoard;
}

/** Start; or, where nobody can start it, the way back to where it can be. */
export function MainButton({ preset, on }: MainButtonProps) {
  const t = useT();
  const { archive } = useBoardActions();
  if (!preset.archived) {
    return (
      <StartButton
        name={preset.name}
        underWay={on.busy}
        waits={on.waits.start}
        asks={preset.confirmStart ?? false}
        again={isKnownToRun(on.standing)}
        onStart={on.onStart}
      />
    );
  }
  return (
    <Button
      variant="default"
      leftSection={<IconArchiveOff size={16} />}
      aria-label={t('board.unarchive.label', { preset: preset.name })}
      onClick={() => archive(preset, false)}
    >
      {t('board.unarchive')}
    </Button>
  );
}
