/** The whole account in one answer. */
import type { Operation } from '../operation.ts';

export const accountAuthorizationDetailsOperations: readonly Operation[] = [];
