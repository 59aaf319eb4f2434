import { Button, Group, Input, Progress, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { UPDATES_OFF, type UpdateObstacle, type UpdatesView } from '#contract/model/update.ts';
import { dateAndClock } from '#contract/rules/local-time.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { CopyValue } from '../shared/components/copy-value.tsx';
import { ErrorNote, Note } from '../shared/components/note.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';

const MB = 1e6;
const megabytes = (bytes: number): string => String(Math.max(1, Math.round(bytes / MB)));

/** What the last look found, and the next step. */
export function UpdateState() {
  const t = useT();
  const view = useAppState(({ updates }) => updates);
  const isOn = useAppState(({ settings }) => (settings.updates ?? UPDATES_OFF).enabled);
  const check = useAction(() => bridge.ask('updates.check', null));
  if (!isOn) return null;
  const { activity, checkedAt, fault, offer, ready } = view;
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Button
          variant="default"
          disabled={view.feed === null || activity !== 'idle'}
          onClick={() => void check.run()}
        >
          {t('updates.check')}
        </Button>
        <output aria-live="polite">
          {activity === 'checking'
            ? t('updates.checking')
            : checkedAt !== null &&
              t('updates.checked', { time: dateAndClock(new Date(checkedAt)) })}
        </output>
      </Group>
      <ErrorNote code={check.error} />
      {fault && (
        <Note tone="amber" sign="!" role="alert">
          {t(`updates.fault.${fault.code}`, { detail: fault.detail })}
        </Note>
      )}
      {!offer && !fault && checkedAt !== null && activity === 'idle' && (
        <Text size="sm">{t(view.later ? 'updates.later' : 'updates.current')}</Text>
      )}
      {offer && <Offer view={view} offer={offer} />}
      {offer && ready && <Ready ready={ready} version={offer.version} />}
      {activity === 'installing' && <Text size="sm">{t('updates.installing')}</Text>}
    </Stack>
  );
}

function Offer({
  view: { activity, progress, ready },
  offer: { version, kind, size },
}: {
  readonly view: UpdatesView;
  readonly offer: NonNullable<UpdatesView['offer']>;
}) {
  const t = useT();
  const download = useAction(() => bridge.ask('updates.download', null));
  const cancel = useAction(() => bridge.ask('updates.cancel', null));
  return (
    <>
      <Text size="sm">{t(kind === 'back' ? 'updates.back' : 'updates.newer', { version })}</Text>
      {activity === 'downloading' && (
        <>
          <Text size="sm">{t('updates.downloading', { percent: progress })}</Text>
          <Progress value={progress} aria-label={t('updates.downloading', { percent: progress })} />
          <Group>
            <Button variant="default" onClick={() => void cancel.run()}>
              {t('updates.cancel')}
            </Button>
          </Group>
        </>
      )}
      {!ready && activity === 'idle' && (
        <Group>
          <Button variant="default" onClick={() => void download.run()}>
            {t(kind === 'back' ? 'updates.download.back' : 'updates.download', {
              version,
              size: megabytes(size),
            })}
          </Button>
        </Group>
      )}
      <ErrorNote code={download.error ?? cancel.error} />
    </>
  );
}

/** The verified download: the program installs it on a click, or the operator does by hand. */
function Ready({
  ready: { path, command },
  version,
}: {
  readonly ready: NonNullable<UpdatesView['ready']>;
  readonly version: string;
}) {
  const t = useT();
  const isIdle = useAppState(({ updates }) => updates.activity === 'idle');
  const [obstacle, setObstacle] = useState<UpdateObstacle | null>(null);
  const install = useAction(() => bridge.ask('updates.install', null));
  const press = async () => {
    setObstacle(null);
    const answer = await install.run();
    if (answer.ok) setObstacle(answer.value.obstacle);
  };
  return (
    <>
      <Text size="sm">{t('updates.ready', { version })}</Text>
      {path === null ? (
        <Group>
          <Button disabled={!isIdle} loading={install.busy} onClick={() => void press()}>
            {t('updates.install')}
          </Button>
        </Group>
      ) : (
        <>
          <Input.Wrapper label={t('updates.file')} labelElement="div">
            <CopyValue value={path} name={t('updates.file')} />
          </Input.Wrapper>
          {command === null ? (
            <Text size="sm">{t('updates.replace.text')}</Text>
          ) : (
            <Input.Wrapper
              label={t('updates.command')}
              labelElement="div"
              description={t('updates.command.text')}
              inputWrapperOrder={['label', 'input', 'description']}
            >
              <CopyValue value={command} name={t('updates.command')} />
            </Input.Wrapper>
          )}
        </>
      )}
      {obstacle && (
        <Note tone="amber" sign="!" role="alert">
          {t(`updates.obstacle.${obstacle}`)}
        </Note>
      )}
      <ErrorNote code={install.error} />
    </>
  );
}
