import { Button, Group, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import {
  feedAddressSchema,
  UPDATE_CHANNELS,
  UPDATES_OFF,
  type UpdateChannel,
  type UpdateSettings,
} from '#contract/model/update.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { focusFirstInvalid } from '../shared/components/interaction.ts';
import { ErrorNote, Note } from '../shared/components/note.tsx';
import { Panel } from '../shared/components/panel.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
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

/** Saved as a whole: main asks before the program begins to send requests. */
function UpdateFields() {
  const t = useT();
  const inForce = useAppState(({ settings }) => settings.updates ?? UPDATES_OFF);
  const builtIn = useAppState(({ updates }) => updates.builtInFeed);
  const [form, setForm] = useState(() => ({ ...inForce, feed: inForce.feed ?? '' }));
  const [isTried, setTried] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const save = useAction((settings: UpdateSettings) => bridge.ask('updates.save', settings));
  const feed = feedOf(form.feed);
  const isMissing = form.enabled && feed === null && builtIn === null;
  const problem = feed === undefined || isMissing;
  const change = (changes: Partial<typeof form>) => {
    setSaved(false);
    setForm((before) => ({ ...before, ...changes }));
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (feed === undefined || isMissing) return focusFirstInvalid(event.currentTarget);
    const answer = await save.run({ ...form, feed });
    setSaved(answer.ok && answer.value.agreed);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="sm">
        <Switch
          label={t('updates.enabled')}
          checked={form.enabled}
          onChange={(event) => change({ enabled: event.currentTarget.checked })}
        />
        <Select
          label={t('updates.channel')}
          value={form.channel}
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
          value={form.feed}
          error={isTried && problem && t('updates.problem.feed')}
          onChange={(event) => change({ feed: event.currentTarget.value })}
        />
        <ErrorNote code={save.error} />
        <Group gap="sm">
          <Button type="submit" variant="default" loading={save.busy}>
            {t('save')}
          </Button>
          <output>{isSaved && t('updates.saved')}</output>
        </Group>
      </Stack>
    </form>
  );
}

/** Null where the build's own address is meant; undefined for what is no address. */
function feedOf(text: string): string | null | undefined {
  if (text.trim() === '') return null;
  return feedAddressSchema.safeParse(text).data;
}
