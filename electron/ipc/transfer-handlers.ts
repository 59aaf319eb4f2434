import type { TransferService } from '../app/transfer/transfer-service.ts';
import type { Handlers } from './register.ts';

export interface TransferHandlerServices {
  readonly transfer: Pick<TransferService, 'open' | 'apply' | 'export'>;
}

type TransferHandlers = Pick<Handlers, Extract<keyof Handlers, `transfer.${string}`>>;

/** Presets and schedules from files and to files. */
export const transferHandlers = ({ transfer }: TransferHandlerServices): TransferHandlers => ({
  'transfer.open': ({ subject }, page) => transfer.open(page, subject),
  'transfer.apply': ({ id, presetIds }) => transfer.apply(id, presetIds),
  'transfer.export': async ({ subject, format }, page) => ({
    saved: await transfer.export(page, subject, format),
  }),
});
