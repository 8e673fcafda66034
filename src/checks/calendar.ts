/** Days between days, as offices count them. */
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { parseISO } from 'date-fns/parseISO';

/** Days from the first to the last, both counted; 0 or less when they are the wrong way round. */
export const dayCount = (from: string, to: string): number =>
  differenceInCalendarDays(parseISO(to), parseISO(from)) + 1;
