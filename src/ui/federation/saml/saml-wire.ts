/** The messages that carry a SAML response, as they go over the wire. */
import type { Sent } from './saml-walk.svelte.ts';

/** A form that the directory has the browser post. */
export function postText(base64: string): string {
  return message('/saml', 'signin.aws.amazon.com', new URLSearchParams({ SAMLResponse: base64 }));
}

/** A call without signature; STS knows the caller from the assertion. */
export function assumeText({ operation, parameters }: Sent): string {
  const form = new URLSearchParams({ Action: operation, Version: '2011-06-15', ...parameters });
  return message('/', 'sts.amazonaws.com', form);
}

function message(path: string, host: string, form: URLSearchParams): string {
  const head = [`POST ${path} HTTP/1.1`, `Host: ${host}`, 'Content-Type: application/x-www-form-urlencoded'];
  return `${head.join('\n')}\n\n${form.toString()}`;
}
