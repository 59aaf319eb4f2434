import type { ReceiverSettings, ReceiverView } from '#contract/model/receiver.ts';
import { translatorFor } from '../../app/language.ts';
import type { CallbackService } from '../callbacks/callback-service.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { ReceiveRequest } from './receive-options.ts';
import type { CommandEvent } from './request.ts';
import { callbackLine, receivingLine } from './result-lines.ts';

export interface ReceiveServices {
  readonly callbacks: Pick<CallbackService, 'listen' | 'close' | 'takenListeners'>;
  /** What the settings say of where. */
  settings(): ReceiverSettings;
  /** Resolves when it is known where the credentials stand. Never rejects. */
  openCredentials(): Promise<void>;
  /** Whether there are credentials that cannot be read now. */
  credentialsLocked(): boolean;
  /** Whether any account has a CallbackSecret. */
  hasCallbackSecret(): boolean;
  /** Calls back with each change of what the receiver shows, until the function returned is called. */
  onView(listener: (view: ReceiverView) => void): () => void;
}

/** Scripts and consoles get English, whatever language the desktop has. */
const t = translatorFor('en');

/**
 * Takes in callbacks until the program is asked to end. Then all that has come is on disk, answered and told.
 *
 * @param onListening Called once the first line, with the address for ZEGO's console, is told.
 */
export async function receive(
  { address, port }: ReceiveRequest,
  services: ReceiveServices,
  emit: (event: CommandEvent) => void,
  quit: AbortSignal,
  onListening: () => void,
): Promise<ExitCode> {
  const notice = (text: string) => emit({ kind: 'notice', text });
  const { callbacks } = services;
  await services.openCredentials();
  if (services.credentialsLocked()) {
    notice('The credentials are locked or cannot be read. Nothing is received.');
    return EXIT.noCredentials;
  }
  const settings = services.settings();
  const at = { address: address ?? settings.address, port: port ?? settings.port };
  const tell = (taken: Parameters<typeof callbackLine>[0]) =>
    emit({ kind: 'line', ...callbackLine(taken) });
  try {
    const url = await callbacks.listen(at);
    emit({ kind: 'line', ...receivingLine(url) });
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code ?? 'unknown cause';
    notice(`Cannot listen at ${at.address}:${at.port} (${cause}). Nothing is received.`);
    return EXIT.notAllAccepted;
  }
  callbacks.takenListeners.add(tell);
  const endViews = services.onView(tellRefusals(notice));
  onListening();
  if (!services.hasCallbackSecret()) {
    notice('Warning: no account has a CallbackSecret, so every callback is refused.');
  }
  await aborted(quit);
  await callbacks.close();
  callbacks.takenListeners.delete(tell);
  endViews();
  return EXIT.accepted;
}

/** A sentence for each refusal that is shown: at most one a second, however many there are. */
function tellRefusals(notice: (text: string) => void): (view: ReceiverView) => void {
  let told: ReceiverView['refused'] = null;
  return ({ refused }) => {
    if (refused && refused.at !== told?.at) {
      notice(`A callback was refused: ${t(`receiver.refused.${refused.reason}`)}`);
    }
    told = refused ?? told;
  };
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
