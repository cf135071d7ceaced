/**
 * Why something is not kept: the browser's storage errors, in four words.
 *
 * Web: Indexed Database API 3.0, "Exceptions"; Storage Standard, "QuotaExceededError".
 * Not here: what the page does then (keeper.ts).
 */

/** No IndexedDB here, no room left, kept by a newer program, or the connection broke. */
export type Because = 'unavailable' | 'full' | 'newer' | 'lost';

const becauseOf: Readonly<Record<string, Because>> = {
  QuotaExceededError: 'full',
  VersionError: 'newer',
  AbortError: 'lost',
  InvalidStateError: 'lost',
  NotFoundError: 'lost',
  TransactionInactiveError: 'lost',
  DataCloneError: 'lost',
};

/** What a rejected storage call means. Anything without a name of its own means that storage cannot be used. */
export function because(error: unknown): Because {
  return (error instanceof Error && becauseOf[error.name]) || 'unavailable';
}

/** Thrown inside storage for data that a newer program wrote: it is never read halfway and never overwritten. */
export function writtenByNewerProgram(): DOMException {
  return new DOMException('kept by a newer version of this program', 'VersionError');
}
