import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';

export function About() {
  const t = useT();
  const version = useAppState((state) => state.version);
  return (
    <Panel title={t('about.title')}>
      <p>{t('about.version', { version })}</p>
    </Panel>
  );
}
