import { createFilterPlace } from '../../shared/filter/filter-place.ts';
import { addressOf, filterOf, goesOn } from './filter-address.ts';
import { NO_FILTER } from './view-filter.ts';

/** The filter of the files. */
export const useFilter = createFilterPlace({
  section: 'files',
  none: NO_FILTER,
  addressOf,
  filterOf,
  goesOn,
});
