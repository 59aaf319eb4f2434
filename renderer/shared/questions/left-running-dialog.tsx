import type { Answer } from '#contract/ipc/channels.ts';
import type { LocaleKey } from '#contract/locales/index.ts';
import type { Recording } from '#contract/model/start.ts';
import { useStopFirst } from '../commands/use-stop-first.ts';
import { Confirm } from '../components/confirm.tsx';
import { useT } from '../i18n/use-t.ts';
import { LeftRunning } from './left-running.tsx';

/** What is about to be done, as far as its words go. */
const DEEDS = {
  save: {
    title: 'left.save.title',
    text: 'left.save.text',
    stop: 'left.save.stop',
    keep: 'left.save.keep',
  },
  archive: {
    title: 'left.archive.title',
    text: 'left.archive.text',
    stop: 'left.archive.stop',
    keep: 'left.archive.keep',
  },
  remove: {
    title: 'presets.delete.title',
    text: 'left.delete.text',
    stop: 'left.delete.stop',
    keep: 'left.delete.keep',
  },
} as const satisfies Record<string, Record<'title' | 'text' | 'stop' | 'keep', LocaleKey>>;

interface LeftRunningDialogProps {
  readonly deed: keyof typeof DEEDS;
  readonly presetName: string;
  readonly recordings: readonly Recording[];
  readonly work: () => Promise<Answer<unknown>>;
  /** Once it is done. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Asks what becomes of recordings that a change of a preset would leave where nobody looks for them. */
export function LeftRunningDialog(props: LeftRunningDialogProps) {
  const { deed, presetName, recordings, work, onDone, onClose } = props;
  const t = useT();
  const { run, busy, error } = useStopFirst(work);
  const words = DEEDS[deed];
  const go = async (stopped: readonly Recording[]) => {
    if (await run(stopped)) onDone();
  };
  return (
    <Confirm
      opened
      size={600}
      title={t(words.title, { preset: presetName })}
      yes={t(words.stop)}
      also={{ words: t(words.keep), onYes: () => void go([]) }}
      busy={busy}
      error={error}
      onYes={() => void go(recordings)}
      onClose={onClose}
    >
      <LeftRunning text={t(words.text)} recordings={recordings} />
    </Confirm>
  );
}
