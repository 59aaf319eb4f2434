import { Select } from '@mantine/core';
import { PRACTICE_BEHAVIOURS, type PracticeBehaviour } from '#contract/model/app-state.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { NotAir } from '../shared/components/badge.tsx';
import { ErrorNote } from '../shared/components/note.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';

/** Lets the practice server fail on purpose, so that a failure on air is not the first one that an operator sees. */
export function PracticePanel() {
  const t = useT();
  const behaviour = useAppState((state) => state.practiceBehaviour);
  const behave = useAction((next: PracticeBehaviour) =>
    bridge.ask('practice.behave', { behaviour: next }),
  );
  return (
    <Panel title={t('practice.title')} actions={<NotAir />}>
      <p>{t('practice.text')}</p>
      <Select
        label={t('practice.behaviour')}
        data={PRACTICE_BEHAVIOURS.map((value) => ({
          value,
          label: t(`practice.behaviour.${value}`),
        }))}
        value={behaviour}
        maxDropdownHeight={420}
        onChange={(next) => {
          if (next) void behave.run(next as PracticeBehaviour);
        }}
      />
      <ErrorNote code={behave.error} />
    </Panel>
  );
}
