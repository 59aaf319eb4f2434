import { Button, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { MAX_TSL_TARGETS, type TslTarget } from '#contract/model/control.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { Note } from '../../shared/components/note.tsx';
import { Panel } from '../../shared/components/panel.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { SettingsForm, useSettingsForm } from '../form/settings-form.tsx';
import { type TargetForm, tallyFormOf, tallyOf, withTarget } from './tally-form.ts';
import { TargetFields } from './target-fields.tsx';

/** The receivers of tally. */
export function TallyPanel() {
  const t = useT();
  const unreachable = useAppState(({ problems }) =>
    problems.find(({ code }) => code === 'tally-unreachable'),
  );
  return (
    <Panel title={t('remote.tally.title')}>
      <Stack gap="sm">
        <Text size="sm">{t('remote.tally.text')}</Text>
        {unreachable && (
          <Note tone="amber" sign="✕">
            {t('remote.tally.unreachable')} <span className="mono">{unreachable.detail}</span>
          </Note>
        )}
        <TallyFields />
      </Stack>
    </Panel>
  );
}

/** Main asks the operator before something is sent to another receiver. */
function TallyFields() {
  const t = useT();
  const inForce = useAppState(({ control }) => control.tsl);
  const form = useSettingsForm({
    inForce,
    formOf: tallyFormOf,
    read: tallyOf,
    ask: (targets: TslTarget[]) => bridge.ask('control.tsl', { targets }),
  });
  const { fields, change, isTried } = form;
  const { targets } = fields;
  const changeTarget = (key: number, changes: Partial<TargetForm>) =>
    change({
      targets: targets.map((target) => (target.key === key ? { ...target, ...changes } : target)),
    });
  return (
    <SettingsForm form={form} saved="remote.saved">
      {targets.length === 0 && <Text size="sm">{t('remote.tally.none')}</Text>}
      {targets.map((target, index) => (
        <TargetFields
          key={target.key}
          target={target}
          number={index + 1}
          isTried={isTried}
          onChange={(changes) => changeTarget(target.key, changes)}
          onRemove={() => change({ targets: targets.filter(({ key }) => key !== target.key) })}
        />
      ))}
      {targets.length < MAX_TSL_TARGETS && (
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} />}
            onClick={() => change({ targets: withTarget(targets) })}
          >
            {t('remote.tally.add')}
          </Button>
        </div>
      )}
    </SettingsForm>
  );
}
