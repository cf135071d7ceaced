import { arn, missing, policy, readAll, refused, type Conversations, type Said } from './conversation.ts';

const job = (said: Said): object => ({ JobId: said('GenerateServiceLastAccessedDetails')['JobId'] });
const JobId = '01234567-89ab-cdef-0123-456789abcdef';
const noJob = `The job with id ${JobId} cannot be found.`;
const EntityPath = 'o-exampleorg1/r-abcd/';

/** What the SDK says where AWS says nothing. */
const noWords = 'Unknown';

export const accounts: Conversations = {
  'an account has an alias': [
    ['CreateAccountAlias', { AccountAlias: 'acme' }, {}],
    [
      'CreateAccountAlias',
      { AccountAlias: 'acme' },
      'EntityAlreadyExists 409: The account alias acme already exists.',
    ],
    ['ListAccountAliases', {}, { AccountAliases: ['acme'], IsTruncated: false }],
    refused('ListAccountAliases', {}, '*'),
    ['DeleteAccountAlias', { AccountAlias: 'acme' }, {}],
    missing(
      'DeleteAccountAlias',
      { AccountAlias: 'acme' },
      'The account alias with name acme cannot be found.',
    ),
  ],
  'an account tells what is in it': [
    ['GetAccountSummary', {}, { SummaryMap: { Users: 1, Groups: 0, UsersQuota: 5000 } }],
    refused('GetAccountSummary', {}, '*'),
    [
      'PutUserPolicy',
      {
        UserName: 'nobody',
        PolicyName: 'read',
        PolicyDocument: policy({ Effect: 'Deny', Action: '*', Resource: '*' }),
      },
      {},
    ],
    [
      'GetAccountAuthorizationDetails',
      { Filter: ['User'] },
      {
        UserDetailList: [{ UserName: 'nobody', UserPolicyList: [{ PolicyName: 'read' }] }],
        IsTruncated: false,
      },
    ],
    ['DeleteUserPolicy', { UserName: 'nobody', PolicyName: 'read' }, {}],
    refused('GetAccountAuthorizationDetails', {}, '*'),
    ['SetSecurityTokenServicePreferences', { GlobalEndpointTokenVersion: 'v2Token' }, {}],
    refused('SetSecurityTokenServicePreferences', { GlobalEndpointTokenVersion: 'v2Token' }, '*'),
  ],
  'an account reports on its credentials': [
    ['GetCredentialReport', {}, `ReportNotPresent 410: ${noWords}`],
    ['GenerateCredentialReport', {}, { State: 'STARTED' }],
    refused('GenerateCredentialReport', {}, '*'),
    ['GetCredentialReport', {}, { ReportFormat: 'text/csv' }],
  ],
  'the management account reports on the organization': [
    ['GenerateOrganizationsAccessReport', { EntityPath }, {}],
    refused('GenerateOrganizationsAccessReport', { EntityPath }, arn(`access-report/${EntityPath}`)),
    [
      'GetOrganizationsAccessReport',
      (said) => ({ JobId: said('GenerateOrganizationsAccessReport')['JobId'] }),
      { JobStatus: 'COMPLETED' },
    ],
    missing('GetOrganizationsAccessReport', { JobId }, noJob),
  ],
  'an account reports on what was used': [
    ['PutUserPolicy', { UserName: 'nobody', PolicyName: 'read', PolicyDocument: readAll }, {}],
    ['GenerateServiceLastAccessedDetails', { Arn: arn('user/nobody') }, {}],
    missing(
      'GenerateServiceLastAccessedDetails',
      { Arn: arn('user/bob') },
      'The user with name bob cannot be found.',
    ),
    [
      'GetServiceLastAccessedDetails',
      job,
      { JobStatus: 'COMPLETED', ServicesLastAccessed: [{ ServiceNamespace: 's3' }] },
    ],
    missing('GetServiceLastAccessedDetails', { JobId }, noJob),
    [
      'GetServiceLastAccessedDetailsWithEntities',
      (said) => ({ ...job(said), ServiceNamespace: 's3' }),
      { EntityDetailsList: [{}] },
    ],
    missing('GetServiceLastAccessedDetailsWithEntities', { JobId, ServiceNamespace: 's3' }, noJob),
  ],
};
