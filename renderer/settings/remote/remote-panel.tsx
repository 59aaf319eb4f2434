import { Stack, Switch, Text } from '@mantine/core';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { Panel } from '../../shared/components/panel.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { DecksPanel } from './decks-panel.tsx';
import { HttpPanel } from './http-panel.tsx';
import { TallyPanel } from './tally-panel.tsx';
import { TokensPanel } from './tokens-panel.tsx';

/** What starts, stops and shows recordings besides this program's own window. */
export function RemotePanel() {
  return (
    <>
      <PausePanel />
      <HttpPanel />
      <TokensPanel />
      <DecksPanel />
      <TallyPanel />
    </>
  );
}

/** The switch counts at once. */
function PausePanel() {
  const t = useT();
  const paused = useAppState(({ control }) => control.paused);
  const pause = useAction((isPaused: boolean) => bridge.ask('control.pause', { paused: isPaused }));
  return (
    <Panel title={t('remote.title')}>
      <Stack gap="sm">
        <Text size="sm">{t('remote.text')}</Text>
        <Switch
          label={t('remote.pause')}
          description={t('remote.pause.hint')}
          checked={paused}
          onChange={(event) => void pause.run(event.currentTarget.checked)}
        />
        {paused && (
          <Note tone="amber" sign="‖">
            {t('remote.paused')}
          </Note>
        )}
        <ErrorNote code={pause.error} />
      </Stack>
    </Panel>
  );
}
