/** The shape of a request, and of the history and the background work that is kept with a playground. */
import * as v from 'valibot';
import type { Kind, Records } from '#account/world.ts';
import { accountId, namesTo, tags, text, texts, time } from './schema-values.ts';

export const contextValue = v.union([text, texts]);

export const requestSchema = v.strictObject({
  id: text,
  principal: text,
  action: text,
  resource: text,
  resourceAccountId: v.exactOptional(text),
  overrides: namesTo(v.nullable(contextValue), 'not an object of texts, lists of texts and null'),
  vpcEndpointId: v.exactOptional(text),
});

export const historySchemas = {
  jobs: v.strictObject({
    id: text,
    accountId,
    type: v.picklist(['credentialReport', 'serviceLastAccessed', 'organizationsAccess', 'roleDeletion']),
    startedAt: time,
    about: text,
    options: tags,
    result: text,
  }),
  events: v.strictObject({
    id: text,
    at: time,
    accountId,
    callerArn: v.exactOptional(text),
    accessKeyId: v.exactOptional(text),
    service: text,
    operation: text,
    region: text,
    sourceIp: text,
    parameters: namesTo(v.unknown(), 'not an object'),
    additionalEventData: v.exactOptional(tags),
    authorized: v.array(
      v.strictObject({
        request: requestSchema,
        verdict: v.picklist(['Allowed', 'ExplicitlyDenied', 'ImplicitlyDenied']),
      }),
    ),
    error: v.exactOptional(v.strictObject({ code: text, message: text })),
  }),
} as const satisfies { readonly [K in Kind]?: v.GenericSchema<unknown, Records[K]> };
