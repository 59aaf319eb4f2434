import { Button } from '@mantine/core';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { REMOTE, usePlace } from '../../shared/navigation.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';

/** Keeps the operator from forgetting the pause: a desk would press in vain. Its section has the switch itself. */
export function RemoteNote() {
  const t = useT();
  const { section, part } = usePlace();
  const paused = useAppState(({ control }) => control.paused);
  const resume = useAction(() => bridge.ask('control.pause', { paused: false }));
  if (!paused || (section === 'settings' && part === REMOTE)) return null;
  return (
    <>
      <Note
        tone="amber"
        sign="‖"
        actions={
          <Button
            variant="default"
            size="compact-sm"
            loading={resume.busy}
            onClick={() => void resume.run()}
          >
            {t('remote.resume')}
          </Button>
        }
      >
        {t('remote.paused')}
      </Note>
      <ErrorNote code={resume.error} />
    </>
  );
}
