/**
 * Calls and answers as they travel: AWS JSON to and from Cognito, Query to STS. Nobody signs them.
 *
 * Smithy: "AWS JSON 1.1 protocol", "AWS Query protocol".
 */
import type { Answer, Parameters } from '#api/call.ts';
import type { ApiCall } from '#ui/account/api-call.ts';
import { jsonErrorBody, jsonValue } from '#wire/answer-json.ts';
import { resultDocument, errorDocument } from '#wire/documents.ts';

export function requestText(call: ApiCall, region: string): string {
  return (call.service === 'sts' ? queryText(call, region) : jsonText(call, region)).join('\n');
}

function queryText({ operation, parameters }: ApiCall, region: string): readonly string[] {
  const all: Parameters = { Action: operation, Version: '2011-06-15', ...parameters };
  const fields = Object.entries(all).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return [
    'POST / HTTP/1.1',
    `Host: sts.${region}.amazonaws.com`,
    'Content-Type: application/x-www-form-urlencoded',
    '',
    fields.join('\n&'),
  ];
}

function jsonText({ operation, parameters }: ApiCall, region: string): readonly string[] {
  return [
    'POST / HTTP/1.1',
    `Host: cognito-identity.${region}.amazonaws.com`,
    'Content-Type: application/x-amz-json-1.1',
    `X-Amz-Target: AWSCognitoIdentityService.${operation}`,
    '',
    JSON.stringify(parameters, null, 2),
  ];
}

export function answerText(call: ApiCall, { response = {}, error, event }: Answer): string {
  const { service, operation } = call;
  const status = error === undefined ? '200 OK' : `${error.httpStatus} ${error.code}`;
  if (service === 'sts') {
    const document =
      error === undefined
        ? resultDocument('sts', operation, response, event.id)
        : errorDocument('sts', error, event.id);
    return `HTTP/1.1 ${status}\nContent-Type: text/xml\n\n${document.replaceAll('><', '>\n<')}`;
  }
  const body = JSON.stringify(error === undefined ? jsonValue(response) : jsonErrorBody(error), null, 2);
  return `HTTP/1.1 ${status}\nContent-Type: application/x-amz-json-1.1\n\n${body}`;
}
