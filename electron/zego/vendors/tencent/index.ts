import type { VendorModule } from '../common/vendor.ts';
import { adapter } from './adapter.ts';
import { readCallback } from './callback.ts';
import { media } from './media.ts';
import { practiceData } from './practice.ts';
import { practiceMedia } from './practice-media.ts';
import { ROW_CODES } from './row-codes.ts';

export const tencent: VendorModule = {
  name: 'Tencent',
  ...adapter,
  rowCodes: ROW_CODES,
  media,
  practiceData,
  readCallback,
  fileHosts: [],
  practiceMedia,
};
