import { Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import {
  feedAddressSchema,
  UPDATE_CHANNELS,
  UPDATES_OFF,
  type UpdateChannel,
  type UpdateSettings,
} from '#contract/model/update.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { Note } from '../shared/components/note.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { SettingsForm, useSettingsForm } from './form/settings-form.tsx';
import { UpdateState } from './update-state.tsx';

/** Whether newer versions of the program are looked for, what was found, and what is done with it. */
export function UpdatesPanel() {
  const t = useT();
  const { hasKey, packageType } = useAppState(({ updates }) => updates);
  const cannot = !hasKey ? 'updates.noKey' : packageType === null ? 'updates.noPackage' : null;
  return (
    <Panel title={t('updates.title')}>
      <Stack gap="sm">
        {cannot ? (
          <Note tone="grey" sign="i">
            {t(cannot)}
          </Note>
        ) : (
          <>
            <Text size="sm">{t('updates.text')}</Text>
            <UpdateFields />
            <UpdateState />
          </>
        )}
      </Stack>
    </Panel>
  );
}

/** Main asks before the program begins to send requests. */
function UpdateFields() {
  const t = useT();
  const inForce = useAppState(({ settings }) => settings.updates ?? UPDATES_OFF);
  const builtIn = useAppState(({ updates }) => updates.builtInFeed);
  const form = useSettingsForm({
    inForce,
    formOf: (settings: UpdateSettings): UpdateFieldTexts => ({
      ...settings,
      feed: settings.feed ?? '',
    }),
    read: (fields) => settingsOf(fields, builtIn),
    ask: (settings: UpdateSettings) => bridge.ask('updates.save', settings),
  });
  const { fields, change, isTried } = form;
  return (
    <SettingsForm form={form} saved="updates.saved">
      <Switch
        label={t('updates.enabled')}
        checked={fields.enabled}
        onChange={(event) => change({ enabled: event.currentTarget.checked })}
      />
      <Select
        label={t('updates.channel')}
        value={fields.channel}
        allowDeselect={false}
        data={UPDATE_CHANNELS.map((value) => ({ value, label: t(`updates.channel.${value}`) }))}
        onChange={(channel) => channel && change({ channel: channel as UpdateChannel })}
      />
      <TextInput
        label={t('updates.feed')}
        description={
          builtIn === null ? t('updates.feed.none') : t('updates.feed.hint', { feed: builtIn })
        }
        autoComplete="off"
        spellCheck={false}
        value={fields.feed}
        error={isTried && settingsOf(fields, builtIn) === null && t('updates.problem.feed')}
        onChange={(event) => change({ feed: event.currentTarget.value })}
      />
    </SettingsForm>
  );
}

interface UpdateFieldTexts extends Omit<UpdateSettings, 'feed'> {
  /** Empty where the build's own address is meant. */
  readonly feed: string;
}

/** Null where the text is no address, or where one is needed and there is none. */
function settingsOf(fields: UpdateFieldTexts, builtIn: string | null): UpdateSettings | null {
  const text = fields.feed.trim();
  if (text === '') return fields.enabled && builtIn === null ? null : { ...fields, feed: null };
  const feed = feedAddressSchema.safeParse(text);
  return feed.success ? { ...fields, feed: feed.data } : null;
}
