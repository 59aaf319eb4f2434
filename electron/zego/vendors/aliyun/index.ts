import type { VendorModule } from '../common/vendor.ts';
import { adapter } from './adapter.ts';
import { practiceData } from './practice.ts';
import { ROW_CODES } from './row-codes.ts';

export const aliyun: VendorModule = {
  name: 'Aliyun',
  ...adapter,
  rowCodes: ROW_CODES,
  media: null,
  practiceData,
  // What it sends is not documented (facts §5). Recordings lie in its object storage, inferred from its own addresses.
  readCallback: () => null,
  fileHosts: ['aliyuncs.com'],
  practiceMedia: null,
};
