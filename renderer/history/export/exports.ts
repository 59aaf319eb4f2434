import { bridge } from '../../shared/bridge/bridge.ts';
import { ExportStore } from './export-store.ts';

export const exportStore = new ExportStore(bridge);
