/**
 * The documents that the Query protocol answers: results and errors.
 *
 * Service models of IAM 2010-05-08 and STS 2011-06-15; IAM API Reference, "Common errors". Policy documents are
 * percent-encoded on the wire, as the API Reference says of each operation that returns one.
 */
import type { AwsError } from '#api/aws-error.ts';
import type { Response } from '#api/call.ts';
import { percentEncoded } from './percent.ts';
import { xmlElement } from './xml.ts';

export type Service = 'iam' | 'sts';

/** The version of the API that a service speaks. */
export const versions = { iam: '2010-05-08', sts: '2011-06-15' } as const satisfies Record<Service, string>;

const policyMembers: ReadonlySet<string> = new Set([
  'PolicyDocument',
  'AssumeRolePolicyDocument',
  'Document',
]);

/** The one operation whose result has no members and is there all the same. Others without members have no result. */
const emptyResult = 'UpdateRole';

export function resultDocument(
  service: Service,
  operation: string,
  response: Response,
  requestId: string,
): string {
  const hasResult = Object.keys(response).length > 0 || operation === emptyResult;
  const result = hasResult ? xmlElement(`${operation}Result`, withEncodedPolicies(response)) : '';
  const metadata = xmlElement('ResponseMetadata', { RequestId: requestId });
  return wrapped(service, `${operation}Response`, result + metadata);
}

/** Without `Message` where AWS sends none. */
export function errorDocument(service: Service, error: AwsError, requestId: string): string {
  const { code, message, httpStatus } = error;
  const content = { Type: httpStatus < 500 ? 'Sender' : 'Receiver', Code: code, Message: message };
  return wrapped(service, 'ErrorResponse', xmlElement('Error', content) + xmlElement('RequestId', requestId));
}

function wrapped(service: Service, name: string, content: string): string {
  const host = service === 'iam' ? 'iam.amazonaws.com' : 'sts.amazonaws.com';
  return `<${name} xmlns="https://${host}/doc/${versions[service]}/">${content}</${name}>\n`;
}

function withEncodedPolicies(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withEncodedPolicies);
  if (typeof value !== 'object' || value === null || value instanceof Map) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      typeof member === 'string' && policyMembers.has(name)
        ? percentEncoded(member)
        : withEncodedPolicies(member),
    ]),
  );
}
