import { ActionIcon, type ActionIconProps, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { type ComponentPropsWithRef, useState } from 'react';
import type { Recording } from '#contract/model/start.ts';
import { vendorName } from '../shared/format/words.ts';
import { useT } from '../shared/i18n/use-t.ts';

interface NotRecordingProps {
  readonly recording: Recording;
  readonly onChoose: () => void;
}

/**
 * The operator's verdict on what a vendor has accepted: a step away. Main asks about it, in a dialog that no page can
 * answer, since it takes a recording out of sight.
 */
export function NotRecording({ recording, onChoose }: NotRecordingProps) {
  const t = useT();
  const [wanted, setWanted] = useState(false);
  const label = t('onAir.more', {
    stream: recording.streamId,
    vendor: vendorName(recording.vendor, t),
  });
  return (
    <>
      {/* Made when it is first wanted: there may be hundreds of rows. */}
      {wanted ? (
        <Menu
          defaultOpened
          position="bottom-end"
          withInitialFocusPlaceholder={false}
          // In the page beside its button: a part outside of every landmark is passed over by screen readers.
          withinPortal={false}
        >
          <Menu.Target>
            <MoreButton aria-label={label} />
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={onChoose}>{t('onAir.notRecording')}</Menu.Item>
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
