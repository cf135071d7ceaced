/** Conversations with the API as tables: what is asked and what comes back, one row a call. */
import { accountId } from '#api/test-api.ts';

/** What the operation answered last. */
export type Said = (operation: string) => Record<string, never>;

export type Step = readonly [
  /** IAM's unless `sts:…` or `cognito:…`. */
  operation: string,
  input: object | ((said: Said) => object),
  /** What the answer has to hold, or the whole error as `Code 400: message`. */
  expected: object | string,
  /** Whose key signs; root's unless it says. */
  as?: string,
];

export type Conversations = Readonly<Record<string, readonly Step[]>>;

/** ARN in the account, e.g. `arn('user/alice')`. */
export function arn(resource: string): string {
  return `arn:aws:iam::${accountId}:${resource}`;
}

/** A call by the user whom no policy allows anything. */
export function refused(operation: string, input: Step[1], resource: string): Step {
  const action = operation.includes(':') ? operation : `iam:${operation}`;
  const words = `is not authorized to perform: ${action} on resource: ${resource}`;
  const because = `because no identity-based policy allows the ${action} action`;
  return [operation, input, `AccessDenied 403: User: ${arn('user/nobody')} ${words} ${because}`, 'nobody'];
}

/** The same call of something that is not there. */
export function missing(operation: string, input: Step[1], words: string): Step {
  return [operation, input, `NoSuchEntity 404: ${words}`];
}

interface Statement {
  readonly Effect?: 'Allow' | 'Deny';
  readonly Action: string;
  readonly Resource?: string;
  readonly Principal?: object;
}

/** A policy document with one statement. */
export function policy({ Effect = 'Allow', ...rest }: Statement): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect, ...rest }] });
}

/** As the wire carries a document. */
export function encoded(document: string): string {
  return encodeURIComponent(document).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export const readAll = policy({ Action: 's3:Get*', Resource: '*' });

/** Lets this principal assume a role. */
export function trust(Principal: object, Action = 'sts:AssumeRole'): string {
  return policy({ Action, Principal });
}
