import { ActionIcon, type ActionIconProps, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { type ComponentPropsWithRef, useState } from 'react';
import type { Recording } from '../../electron/contract/start.ts';
import { Confirm } from '../shared/components/confirm.tsx';
import { vendorName } from '../shared/format/words.ts';
import { useT } from '../shared/i18n/use-t.ts';
import styles from './on-air.module.css';
import { useVerdict } from './use-verdict.ts';

/**
 * The operator's verdict on what a vendor has accepted: a step away, and asked about, since a wrong click
 * would take a recording out of sight.
 */
export function NotRecording({ recording }: { readonly recording: Recording }) {
  const t = useT();
  const [wanted, setWanted] = useState(false);
  const [asking, setAsking] = useState(false);
  const label = t('onAir.more', {
    stream: recording.streamId,
    vendor: vendorName(recording.vendor, t),
  });
  return (
    <>
      {/* Made when it is first wanted: there may be hundreds of rows. */}
      {wanted ? (
        <Menu defaultOpened position="bottom-end" withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <MoreButton aria-label={label} />
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setAsking(true)}>{t('onAir.notRecording')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : (
        <MoreButton
          aria-label={label}
          aria-haspopup="menu"
          aria-expanded={false}
          onClick={() => setWanted(true)}
        />
      )}
      {asking && <Asking recording={recording} onClose={() => setAsking(false)} />}
    </>
  );
}

interface MoreButtonProps
  extends ActionIconProps,
    Omit<ComponentPropsWithRef<'button'>, keyof ActionIconProps> {}

function MoreButton(button: MoreButtonProps) {
  return (
    <ActionIcon variant="subtle" color="gray" size="md" {...button}>
      <IconDotsVertical size={18} />
    </ActionIcon>
  );
}

interface AskingProps {
  readonly recording: Recording;
  readonly onClose: () => void;
}

function Asking({ recording, onClose }: AskingProps) {
  const t = useT();
  const settle = useVerdict(recording);
  const of = { stream: recording.streamId, vendor: vendorName(recording.vendor, t) };
  const confirm = async () => {
    const answer = await settle.run('not-recording');
    if (answer.ok) onClose();
  };
  return (
    <Confirm
      opened
      title={t('onAir.notRecording.title', of)}
      yes={t('onAir.notRecording.yes')}
      busy={settle.busy}
      error={settle.error}
      onYes={() => void confirm()}
      onClose={onClose}
    >
      <p className={styles.paragraph}>{t('onAir.notRecording.text')}</p>
    </Confirm>
  );
}
