/**
 * What the header of a signed request says, or AWS's words for what it lacks.
 *
 * AWS: IAM User Guide, "Elements of an AWS API request signature". The checks come in the order in which AWS makes them.
 * Not here: whether the signature is right (signature.ts); requests signed in their query, which are taken as unsigned.
 */
import { AwsError } from '#api/aws-error.ts';

/** Names in lower case. */
export type Headers = ReadonlyMap<string, string>;

export interface Authorization {
  readonly algorithm: string;
  /** `AKIA…/20260301/us-east-1/iam/aws4_request`, unread. */
  readonly credential: string;
  /** In lower case. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** As the header says it. */
  readonly date: string;
}

export const incomplete = (message: string): AwsError => new AwsError('IncompleteSignature', 400, message);

const needed = ['Credential', 'Signature', 'SignedHeaders'] as const;

/** `undefined` for a request that nobody signed. */
export function readAuthorization(headers: Headers): Authorization | AwsError | undefined {
  const header = headers.get('authorization')?.trim() ?? '';
  if (!header.startsWith('AWS4-')) return undefined;
  const [algorithm = '', ...rest] = header.split(/[ ,]+/);
  const fields = rest.map(fieldOf);
  const broken = rest.find((_, index) => fields[index] === undefined);
  if (broken !== undefined) return notAPair(broken, header);
  const named = new Map(fields.filter((field) => field !== undefined));
  const date = headers.get('x-amz-date') ?? headers.get('date') ?? '';
  const problems = missing(named, date);
  if (problems.length > 0) return incomplete(`${problems.join(' ')} Authorization=${header}`);
  return {
    algorithm,
    credential: named.get('Credential') ?? '',
    signedHeaders: (named.get('SignedHeaders') ?? '').toLowerCase().split(';'),
    signature: named.get('Signature') ?? '',
    date,
  };
}

function fieldOf(text: string): readonly [string, string] | undefined {
  const end = text.indexOf('=');
  return end === -1 ? undefined : [text.slice(0, end), text.slice(end + 1)];
}

function notAPair(text: string, header: string): AwsError {
  const problem = `'${text}' not a valid key=value pair (missing equal-sign) in Authorization header`;
  return incomplete(`${problem}: '${header}'.`);
}

function missing(named: ReadonlyMap<string, string>, date: string): readonly string[] {
  const parameters = needed
    .filter((name) => !named.get(name))
    .map((name) => `Authorization header requires '${name}' parameter.`);
  const dateWords = "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.";
  return date === '' ? [...parameters, dateWords] : parameters;
}
