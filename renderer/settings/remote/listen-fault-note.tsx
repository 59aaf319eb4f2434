import { listenFault } from '#contract/rules/listen-fault.ts';
import { Note } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';

interface ListenFaultNoteProps {
  /** Address and port in force. */
  readonly address: string;
  readonly port: number;
  /** The system's code. */
  readonly reason: string;
}

/** Why a port of the settings in force is not open, and what to do. */
export function ListenFaultNote({ address, port, reason }: ListenFaultNoteProps) {
  const t = useT();
  return (
    <Note tone="amber" sign="✕">
      {t(`remote.fault.${listenFault(reason)}`, { address, port, reason })}
    </Note>
  );
}
