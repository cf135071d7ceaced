/** The shape of what people, programs and providers prove who they are with. */
import * as v from 'valibot';
import type { Kind, Records } from '#account/world.ts';
import { accountId, arn, count, integer, path, tags, text, texts, time } from './schema-values.ts';

const active = v.picklist(['Active', 'Inactive']);
const passwordHash = v.strictObject({ salt: text, hash: text, iterations: count });

/** Something of a user's or root's. */
const held = { accountId, holder: arn };

export const credentialSchemas = {
  accessKeys: v.strictObject({
    ...held,
    id: text,
    secret: v.exactOptional(text),
    status: active,
    createdAt: time,
    lastUsed: v.exactOptional(v.strictObject({ at: time, service: text, region: text })),
  }),
  loginProfiles: v.strictObject({
    holder: arn,
    createdAt: time,
    password: v.exactOptional(passwordHash),
    changedAt: time,
    passwordResetRequired: v.boolean(),
    former: v.array(passwordHash),
    lastUsedAt: v.exactOptional(time),
  }),
  mfaDevices: v.strictObject({
    serialNumber: arn,
    accountId,
    name: text,
    path,
    seed: v.exactOptional(text),
    createdAt: time,
    holder: v.exactOptional(arn),
    enabledAt: v.exactOptional(time),
    drift: integer,
    usedStep: v.exactOptional(count),
    phoneOffset: v.exactOptional(integer),
    tags,
  }),
  instanceProfiles: v.strictObject({
    arn,
    id: text,
    accountId,
    name: text,
    path,
    createdAt: time,
    roles: v.array(arn),
    tags,
  }),
  samlProviders: v.strictObject({
    arn,
    accountId,
    name: text,
    uuid: text,
    metadataDocument: text,
    createdAt: time,
    validUntil: time,
    assertionEncryptionMode: v.exactOptional(v.picklist(['Required', 'Allowed'])),
    privateKeys: v.array(v.strictObject({ id: text, addedAt: time })),
    tags,
  }),
  oidcProviders: v.strictObject({
    arn,
    accountId,
    url: text,
    clientIds: texts,
    thumbprints: texts,
    createdAt: time,
    tags,
  }),
  serverCertificates: v.strictObject({
    arn,
    id: text,
    accountId,
    name: text,
    path,
    body: text,
    chain: v.exactOptional(text),
    uploadedAt: time,
    expiresAt: time,
    tags,
  }),
  signingCertificates: v.strictObject({ ...held, id: text, body: text, status: active, uploadedAt: time }),
  sshPublicKeys: v.strictObject({
    ...held,
    id: text,
    body: text,
    fingerprint: text,
    status: active,
    uploadedAt: time,
  }),
  serviceSpecificCredentials: v.strictObject({
    ...held,
    id: text,
    service: text,
    userName: text,
    status: active,
    createdAt: time,
    expiresAt: v.exactOptional(time),
  }),
} as const satisfies { readonly [K in Kind]?: v.GenericSchema<unknown, Records[K]> };
