/** A call as a page makes it; whose it is, the playground adds. */
import type { Call, Parameters } from '#api/call.ts';

export type ApiCall = Pick<Call, 'service' | 'operation' | 'parameters' | 'region' | 'endpoint'>;

/** A call of IAM; parameters that are `undefined` are left out. */
export function iam(operation: string, parameters: Parameters): ApiCall {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  return { service: 'iam', operation, parameters: Object.fromEntries(given) };
}
