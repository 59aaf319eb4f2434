import { Stack } from '@mantine/core';
import { Panel } from '../../shared/components/panel.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { ProxyLogin } from './proxy-login.tsx';
import { Route } from './route.tsx';
import { Timeouts } from './timeouts.tsx';

/** How calls get out of the building: shown here, and changed in the window for secrets. */
export function NetworkPanel() {
  const t = useT();
  const proxy = useAppState(({ settings }) => settings.network.proxy);
  return (
    <Panel title={t('network.title')}>
      <Stack gap="sm">
        <Route />
        {proxy !== 'none' && <ProxyLogin />}
        <Timeouts />
      </Stack>
    </Panel>
  );
}
