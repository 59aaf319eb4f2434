import { CloseButton } from '@mantine/core';
import type { ErrorCode } from '#contract/ipc/channels.ts';
import type { Target } from '#contract/model/start.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { list } from '#contract/rules/text.ts';
import { Note } from '../shared/components/note.tsx';
import { vendorName } from '../shared/format/words.ts';
import { useT } from '../shared/i18n/use-t.ts';

/** Recordings of a preset that a stop could not be sent for. */
export interface UnstoppedPart {
  readonly presetName: string;
  readonly code: ErrorCode;
  readonly targets: readonly Target[];
}

interface UnstoppedProps {
  readonly parts: readonly UnstoppedPart[];
  readonly onDismiss: () => void;
}

/** What goes on after a stop of several, and why. */
export function Unstopped({ parts, onDismiss }: UnstoppedProps) {
  const t = useT();
  if (parts.length === 0) return null;
  return (
    <Note
      tone="amber"
      sign="!"
      role="alert"
      title={t('onAir.unstopped')}
      actions={<CloseButton aria-label={t('close')} onClick={onDismiss} />}
    >
      <ul>
        {parts.map(({ presetName, code, targets }) => (
          <li key={`${presetName} ${code}`}>
            {t('list.of', { names: shownName(presetName, t) })}
            {targets
              .map(({ vendor, streamIds }) => `${vendorName(vendor, t)} ${list(streamIds, t)}`)
              .join(' · ')}
            {' — '}
            {t(`error.${code}`)}
          </li>
        ))}
      </ul>
    </Note>
  );
}
