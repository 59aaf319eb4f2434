import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { useState } from 'react';
import type { PersonWord } from '../../electron/contract/outcome.ts';
import type { Recording } from '../../electron/contract/start.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { Confirm } from '../shared/components/confirm.tsx';
import { ErrorNote } from '../shared/components/note.tsx';
import { vendorName } from '../shared/format/words.ts';
import { useT } from '../shared/i18n/use-t.ts';
import styles from './on-air.module.css';

/**
 * What the operator saw in the vendor's console. Asked for where the outcome is uncertain; a step away where
 * a vendor has accepted it, since a wrong click would take a recording out of sight.
 */
export function Verdict({ recording }: { readonly recording: Recording }) {
  const t = useT();
  const { appId, service, vendor, streamId, callId, certainty } = recording;
  const settle = useAction((word: PersonWord['word']) =>
    bridge.ask('recordings.settle', { key: { appId, service, vendor, streamId }, callId, word }),
  );
  const of = { stream: streamId, vendor: vendorName(vendor, t) };
  if (certainty !== 'perhaps') return <NotRecording of={of} settle={settle} />;
  return (
    <>
      {(['recording', 'not-recording'] as const).map((word) => (
        <Button
          key={word}
          variant="default"
          size="compact-md"
          disabled={settle.busy}
          aria-label={t(`onAir.word.label.${word}`, of)}
          onClick={() => void settle.run(word)}
        >
          {t(`word.${word}`)}
        </Button>
      ))}
      <ErrorNote code={settle.error} />
    </>
  );
}

interface NotRecordingProps {
  readonly of: { readonly stream: string; readonly vendor: string };
  readonly settle: ReturnType<typeof useAction<[PersonWord['word']], null>>;
}

function NotRecording({ of, settle }: NotRecordingProps) {
  const t = useT();
  const [wanted, setWanted] = useState(false);
  const [asking, setAsking] = useState(false);
  const more = (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={t('onAir.more', of)}
      {...(!wanted && { 'aria-haspopup': 'menu', 'aria-expanded': false })}
      onClick={() => setWanted(true)}
    >
      <IconDotsVertical size={18} />
    </ActionIcon>
  );
  const confirm = async () => {
    const answer = await settle.run('not-recording');
    if (answer.ok) setAsking(false);
  };
  return (
    <>
      {/* Made when it is first wanted: there may be hundreds of rows. */}
      {wanted ? (
        <Menu defaultOpened position="bottom-end" withInitialFocusPlaceholder={false}>
          <Menu.Target>{more}</Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setAsking(true)}>{t('onAir.notRecording')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : (
        more
      )}
      {asking && (
        <Confirm
          opened
          title={t('onAir.notRecording.title', of)}
          yes={t('onAir.notRecording.yes')}
          busy={settle.busy}
          error={settle.error}
          onYes={() => void confirm()}
          onClose={() => setAsking(false)}
        >
          <p className={styles.paragraph}>{t('onAir.notRecording.text')}</p>
        </Confirm>
      )}
    </>
  );
}
