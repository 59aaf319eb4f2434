import { createFilterPlace } from '../../shared/filter/filter-place.ts';
import { addressOf, filterOf, goesOn } from './filter-address.ts';
import { NO_FILTER } from './view-filter.ts';

/** The history's filter. */
export const useFilter = createFilterPlace({
  section: 'history',
  none: NO_FILTER,
  addressOf,
  filterOf,
  goesOn,
});
