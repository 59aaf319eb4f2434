import { Button, Group, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlayerPlayFilled } from '@tabler/icons-react';
import type { RecordedFile } from '#contract/model/file.ts';
import { lengthText, sizeText } from '#contract/rules/media-text.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { Field, Fields, IdField } from '../../shared/call/call-facts.tsx';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { Sheet } from '../../shared/components/sheet.tsx';
import { VendorName } from '../../shared/components/vendor-name.tsx';
import { fullLocal } from '../../shared/format/time.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { linkOf } from '../list/file-groups.ts';
import { FileStateMark } from '../rows/file-state.tsx';
import { STATE_LOOKS, stateOf } from '../rows/file-text.ts';
import { useFileActions } from '../rows/use-file-actions.ts';
import { CheckButton, CheckResult, useFileCheck } from './file-check.tsx';

interface FileSheetProps {
  readonly file: RecordedFile;
  readonly onClosed: () => void;
}

/** All that is known of a file, and what can be done with it. */
export function FileSheet({ file, onClosed }: FileSheetProps) {
  const t = useT();
  const [opened, { close }] = useDisclosure(true);
  const check = useFileCheck(file.id);
  const { error, ...actions } = useFileActions();
  const hasAddress = file.url !== null;
  return (
    <Sheet
      opened={opened}
      title={t('files.detail.title', { name: file.name })}
      onClose={close}
      onExited={onClosed}
      footer={
        hasAddress && (
          <Group justify="flex-end" gap="xs">
            <CheckButton {...check} />
            <Button variant="default" onClick={() => actions.onCopyLink(file)}>
              {t('files.copyLink')}
            </Button>
            <Button variant="default" onClick={() => actions.onOpenInBrowser(file)}>
              {t('files.open')}
            </Button>
            <Button
              leftSection={<IconPlayerPlayFilled size={16} />}
              onClick={() => actions.onPlay(file)}
            >
              {t('files.play')}
            </Button>
          </Group>
        )
      }
    >
      <Stack gap="md">
        <ErrorNote code={error} />
        <CheckResult {...check} />
        <Remarks file={file} />
        <Facts file={file} />
      </Stack>
    </Sheet>
  );
}

/** What limits what is said of the file. */
function Remarks({ file }: { readonly file: RecordedFile }) {
  const t = useT();
  const state = stateOf(file);
  const link = linkOf(file);
  return (
    <>
      {state !== 'confirmed' && (
        <Note tone="amber" sign={STATE_LOOKS[state].sign}>
          {t(`files.note.${state}`, { time: moment(file.notFoundAt) ?? '' })}
        </Note>
      )}
      {!link && (
        <Note tone="grey" sign="i">
          {t('files.note.unlinked')}
        </Note>
      )}
      {link?.match === 'stream-and-time' && (
        <Note tone="grey" sign="i">
          {t('files.note.guessed')}
        </Note>
      )}
    </>
  );
}

const moment = (text: string | null): string | null => text && fullLocal(new Date(text));

function Facts({ file }: { readonly file: RecordedFile }) {
  const t = useT();
  const { durationSeconds, sizeBytes } = file;
  return (
    <Fields>
      <IdField name={t('files.field.name')} value={file.name} />
      <IdField name={t('history.stream')} value={file.streamId} />
      <Field name={t('files.vendor')}>
        <VendorName vendor={file.vendor} />
      </Field>
      <Field name={t('files.account')}>{shownName(file.accountName, t)}</Field>
      <Field name={t('files.field.belongs')}>
        {file.links.length === 0
          ? null
          : file.links.map(({ callId, presetName, match }) => (
              <div key={callId}>
                {t('files.field.belongs.value', {
                  preset: presetName,
                  match: t(`files.match.${match}`),
                })}
              </div>
            ))}
      </Field>
      <Field name={t('files.origin')}>
        <FileStateMark file={file} />
      </Field>
      <Field name={t('files.format')}>{file.format?.toUpperCase()}</Field>
      <Field name={t('files.field.begin')}>{moment(file.beginAt)}</Field>
      <Field name={t('files.field.end')}>{moment(file.endAt)}</Field>
      <Field name={t('files.field.made')}>{moment(file.createdAt)}</Field>
      <Field name={t('files.field.length')}>
        {durationSeconds === null ? null : lengthText(durationSeconds)}
      </Field>
      <Field name={t('files.field.size')}>{sizeBytes === null ? null : sizeText(sizeBytes)}</Field>
      <Field name={t('files.field.expires')}>
        {moment(file.expiresAt) ?? t('files.field.never')}
      </Field>
      <IdField name={t('files.field.fileId')} value={file.fileId} />
      <IdField name={t('files.field.taskId')} value={file.taskId} />
      <IdField name={t('files.field.url')} value={file.url} />
      <Field name={t('files.field.callback')}>{moment(file.callbackAt)}</Field>
      <Field name={t('files.field.search')}>{moment(file.searchedAt)}</Field>
      <Field name={t('files.field.merged')}>
        {file.mergedFrom.length === 0 ? null : (
          <span className="mono">{file.mergedFrom.join(' ')}</span>
        )}
      </Field>
    </Fields>
  );
}
