/** Which policies the list shows, as the person left it, as long as the page is open. */
import type { PolicyFilter } from './policy-rows.ts';

class ListFilter {
  current = $state.raw<PolicyFilter>('customer');
}

export const listFilter = new ListFilter();
