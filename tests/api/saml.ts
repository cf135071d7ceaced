import { metadataXml } from '#api/federation/directory.ts';
import {
  ben,
  directory,
  providerArn,
  readerArn,
  responseOf,
  trustsProvider,
} from '#api/federation/test-saml.ts';
import { expect } from 'vitest';
import type { Conversations } from './conversation.ts';

const SAMLAssertion = await responseOf(ben);
const changed = await responseOf(ben, {}, 'changed');
const call = { RoleArn: readerArn, PrincipalArn: providerArn, SAMLAssertion };
const session = 'arn:aws:sts::111122223333:assumed-role/Reader/ben@corp.example';

export const saml: Conversations = {
  'a directory vouches for a person, who takes on a role': [
    ['CreateSAMLProvider', { Name: 'Corp', SAMLMetadataDocument: metadataXml(directory) }, {}],
    ['CreateRole', { RoleName: 'Reader', AssumeRolePolicyDocument: trustsProvider() }, {}],
    [
      'sts:AssumeRoleWithSAML',
      call,
      {
        Credentials: {
          AccessKeyId: expect.stringMatching(/^ASIA\w{16}$/) as string,
          Expiration: new Date('2026-03-01T13:00:00Z'),
        },
        AssumedRoleUser: { Arn: session },
        Subject: 'ben@corp.example',
        SubjectType: 'persistent',
        Issuer: directory.entityId,
        Audience: 'https://signin.aws.amazon.com/saml',
        NameQualifier: expect.stringMatching(/^[\w+/]{27}=$/) as string,
      },
    ],
    ['sts:GetCallerIdentity', {}, { Arn: session }, 'session'],
  ],
  'what was changed on the way, or is asked of another, is refused': [
    ['sts:AssumeRoleWithSAML', call, "InvalidIdentityToken 400: Specified provider doesn't exist."],
    ['CreateSAMLProvider', { Name: 'Corp', SAMLMetadataDocument: metadataXml(directory) }, {}],
    ['sts:AssumeRoleWithSAML', call, 'AccessDenied 403: Not authorized to perform sts:AssumeRoleWithSAML'],
    [
      'sts:AssumeRoleWithSAML',
      { ...call, SAMLAssertion: changed },
      'InvalidIdentityToken 400: Response signature invalid',
    ],
  ],
};
