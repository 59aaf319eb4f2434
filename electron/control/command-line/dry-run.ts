import type { ExitCode } from './exit-code.ts';
import type { CommandEvent, CommandRequest } from './request.ts';
import { performCommands } from './session.ts';
import type { SessionServices } from './session-context.ts';

/**
 * Tells the requests that a command line would send now. It is performed like any other, by services that send nothing
 * (`createDryRun`): so usage, refusals and exit code are those of the real one.
 */
export async function performDryRun(
  request: CommandRequest,
  services: SessionServices,
  emit: (event: CommandEvent) => void,
): Promise<ExitCode> {
  let requests = 0;
  const code = await performCommands(request, services, (event) => {
    if (event.kind === 'line' && event.json?.type === 'request') requests += 1;
    emit(event);
  });
  emit({
    kind: 'notice',
    text: `Dry run: nothing was sent. Requests that would leave: ${requests}.`,
  });
  return code;
}
