// @ts-check
/**
 * A company's account as GetAccountAuthorizationDetails prints it, the same every time: thousands of users, roles for
 * people, services and pipelines, policies with versions.
 */

export const accountId = '123456789012';

/** What a large company has. */
export const largeSize = { users: 5_000, groups: 300, roles: 1_000, policies: 1_500 };

/** @typedef {typeof largeSize} Size */

const teams = [
  'payments',
  'search',
  'mobile',
  'platform',
  'data',
  'risk',
  'ledger',
  'media',
  'growth',
  'support',
];
const stages = ['dev', 'test', 'staging', 'prod'];
const services = ['s3', 'dynamodb', 'sqs', 'sns', 'lambda', 'kms', 'secretsmanager', 'logs', 'ecr', 'states'];
const servicePrincipals = ['lambda', 'ec2', 'ecs-tasks', 'states', 'events', 'codebuild'];

/** @type {Record<string, readonly string[]>} */
const actions = {
  s3: ['GetObject', 'PutObject', 'ListBucket', 'DeleteObject'],
  dynamodb: ['GetItem', 'PutItem', 'Query', 'UpdateItem'],
  sqs: ['SendMessage', 'ReceiveMessage', 'DeleteMessage'],
  sns: ['Publish', 'Subscribe'],
  lambda: ['InvokeFunction', 'GetFunction', 'UpdateFunctionCode'],
  kms: ['Encrypt', 'Decrypt', 'GenerateDataKey'],
  secretsmanager: ['GetSecretValue', 'DescribeSecret'],
  logs: ['CreateLogStream', 'PutLogEvents', 'GetLogEvents'],
  ecr: ['BatchGetImage', 'GetDownloadUrlForLayer', 'PutImage'],
  states: ['StartExecution', 'DescribeExecution'],
};

/** @template T @param {readonly T[]} list @param {number} index @returns {T} */
const pick = (list, index) => /** @type {T} */ (list[index % list.length]);

/** AWS's unique ids: the prefix and 17 characters of A to Z and 2 to 7. @param {string} prefix @param {number} index */
function uniqueId(prefix, index) {
  const letters = new Map([...'0189'].map((digit, at) => [digit, pick([...'WXYZ'], at)]));
  const digits = (32 ** 10 + index).toString(32).toUpperCase();
  return `${prefix}IDLARG${digits.replace(/[0189]/g, (digit) => letters.get(digit) ?? digit)}`;
}

/** @param {number} index */
const date = (index) => `${2015 + (index % 10)}-0${1 + (index % 9)}-1${index % 10}T08:30:00+00:00`;

/** @param {string} service @param {string} team @param {string} stage */
function resourceOf(service, team, stage) {
  if (service === 's3') return [`arn:aws:s3:::${team}-${stage}-data`, `arn:aws:s3:::${team}-${stage}-data/*`];
  return [`arn:aws:${service}:eu-west-1:${accountId}:${team}-${stage}-*`];
}

/** @param {number} index @param {number} s */
function statement(index, s) {
  const service = pick(services, index + s);
  const team = pick(teams, index + (s >> 1));
  const stage = pick(stages, index + s);
  const conditions = [
    {},
    { Condition: { StringEquals: { 'aws:PrincipalTag/team': team } } },
    { Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
    { Condition: { StringLike: { 'aws:RequestedRegion': ['eu-*', 'us-east-1'] } } },
  ];
  return {
    Sid: `${team}${service}${s}`,
    Effect: (index + s) % 9 === 8 ? 'Deny' : 'Allow',
    Action: (actions[service] ?? []).slice(0, 1 + (index % 4)).map((name) => `${service}:${name}`),
    Resource: resourceOf(service, team, stage),
    ...pick(conditions, index + s),
  };
}

/** @param {number} index @param {number} statements */
function document(index, statements) {
  return {
    Version: '2012-10-17',
    Statement: Array.from({ length: statements }, (_, s) => statement(index, s)),
  };
}

/** @param {string} type @param {string} path @param {string} name */
const arnOf = (type, path, name) => `arn:aws:iam::${accountId}:${type}${path}${name}`;

const awsManaged = [
  {
    name: 'ReadOnlyAccess',
    document: allow(['s3:Get*', 's3:List*', 'ec2:Describe*', 'iam:Get*', 'iam:List*']),
  },
  { name: 'AdministratorAccess', document: allow('*') },
  { name: 'SecurityAudit', document: allow(['iam:Get*', 'iam:List*', 'config:Describe*']) },
].map(({ name, document }) => ({ name, arn: `arn:aws:iam::aws:policy/${name}`, document }));

/** @param {string | readonly string[]} action */
function allow(action) {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] };
}

/** @param {number} index */
const policyName = (index) => `${pick(teams, index)}-${pick(services, index >> 2)}-${index}`;
/** @param {number} index */
const policyPath = (index) => (index % 5 === 0 ? `/${pick(teams, index)}/` : '/');
/** @param {number} index */
const policyArn = (index) => arnOf('policy', policyPath(index), policyName(index));
/** @param {number} index */
const groupName = (index) => `${pick(teams, index)}-group-${index}`;
/** @param {number} index */
const roleName = (index) => `${pick(teams, index)}-${pick(stages, index)}-role-${index}`;

/** @param {readonly string[]} arns */
function attached(arns) {
  return arns.map((arn) => ({ PolicyName: arn.replace(/^.*\//, ''), PolicyArn: arn }));
}

/** @param {number} index */
function tagsOf(index) {
  return [
    { Key: 'team', Value: pick(teams, index) },
    { Key: 'cost-center', Value: String(1000 + (index % 50)) },
  ];
}

/** Policy 0 is the boundary of many. @param {number} index */
function boundaryOf(index) {
  if (index % 4 !== 0) return {};
  return { PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: policyArn(0) } };
}

/** @param {number} index @param {Size} size */
function user(index, { groups, policies }) {
  const name = `${pick(teams, index)}.person${index}`;
  const inline = { PolicyName: 'own', PolicyDocument: document(index, 1) };
  return {
    Path: '/',
    UserName: name,
    UserId: uniqueId('AIDA', index),
    Arn: arnOf('user', '/', name),
    CreateDate: date(index),
    ...(index % 20 === 0 && { UserPolicyList: [inline] }),
    GroupList: [groupName(index % groups), groupName((index + 7) % groups)],
    AttachedManagedPolicies: attached(index % 10 === 0 ? [policyArn(index % policies)] : []),
    ...boundaryOf(index),
    Tags: tagsOf(index),
  };
}

/** @param {number} index @param {Size} size */
function group(index, { policies }) {
  const own = Array.from({ length: 3 }, (_, each) => policyArn((index * 5 + each) % policies));
  return {
    Path: '/',
    GroupName: groupName(index),
    GroupId: uniqueId('AGPA', index),
    Arn: arnOf('group', '/', groupName(index)),
    CreateDate: date(index),
    GroupPolicyList: index % 3 === 0 ? [{ PolicyName: 'team', PolicyDocument: document(index, 2) }] : [],
    AttachedManagedPolicies: attached([...own, pick(awsManaged, index).arn]),
  };
}

/** Who may assume it: a service, a role of this account, a partner, a pipeline. @param {number} index */
function trustOf(index) {
  const principals = [
    { Service: `${pick(servicePrincipals, index)}.amazonaws.com` },
    { AWS: arnOf('role', '/', roleName(Math.max(0, index - 1))) },
    { AWS: 'arn:aws:iam::999988887777:root' },
    { Federated: `arn:aws:iam::${accountId}:oidc-provider/token.actions.githubusercontent.com` },
  ];
  const Principal = pick(principals, index);
  const Action = 'Federated' in Principal ? 'sts:AssumeRoleWithWebIdentity' : 'sts:AssumeRole';
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action }] };
}

/** @param {number} index @param {object} trust */
function instanceProfiles(index, trust) {
  if (index % 10 !== 0) return [];
  const name = roleName(index);
  const role = { Path: '/', RoleName: name, RoleId: uniqueId('AROA', index), Arn: arnOf('role', '/', name) };
  return [
    {
      Path: '/',
      InstanceProfileName: name,
      InstanceProfileId: uniqueId('AIPA', index),
      Arn: arnOf('instance-profile', '/', name),
      CreateDate: date(index),
      Roles: [{ ...role, CreateDate: date(index), AssumeRolePolicyDocument: trust }],
    },
  ];
}

/** @param {number} index @param {Size} size */
function role(index, { policies }) {
  const trust = trustOf(index);
  const own = Array.from({ length: 2 }, (_, each) => policyArn((index * 3 + each) % policies));
  return {
    Path: '/',
    RoleName: roleName(index),
    RoleId: uniqueId('AROA', index),
    Arn: arnOf('role', '/', roleName(index)),
    CreateDate: date(index),
    AssumeRolePolicyDocument: trust,
    InstanceProfileList: instanceProfiles(index, trust),
    RolePolicyList: index % 2 === 0 ? [{ PolicyName: 'inline', PolicyDocument: document(index, 3) }] : [],
    AttachedManagedPolicies: attached(own),
    ...boundaryOf(index),
    Tags: tagsOf(index),
    RoleLastUsed: index % 3 === 0 ? {} : { LastUsedDate: date(index), Region: 'eu-west-1' },
  };
}

/** Those that AWS makes for its services. @param {string} service @param {string} name @param {number} index */
function serviceLinkedRole(service, name, index) {
  const path = `/aws-service-role/${service}/`;
  return {
    Path: path,
    RoleName: name,
    RoleId: uniqueId('AROA', 1_000_000 + index),
    Arn: arnOf('role', path, name),
    CreateDate: date(index),
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
    },
    InstanceProfileList: [],
    RolePolicyList: [],
    AttachedManagedPolicies: [],
    Tags: [],
    RoleLastUsed: {},
  };
}

/** @param {number} index */
function policy(index) {
  const newest = 1 + (index % 3);
  return {
    PolicyName: policyName(index),
    PolicyId: uniqueId('ANPA', index),
    Arn: policyArn(index),
    Path: policyPath(index),
    DefaultVersionId: `v${newest}`,
    AttachmentCount: 1,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: date(index),
    UpdateDate: date(index + 1),
    PolicyVersionList: Array.from({ length: newest }, (_, version) => ({
      Document: document(index + version, 2 + (index % 6)),
      VersionId: `v${newest - version}`,
      IsDefaultVersion: version === 0,
      CreateDate: date(index + version),
    })),
  };
}

/** @param {(typeof awsManaged)[number]} managed @param {number} index */
function awsManagedPolicy({ name, arn, document }, index) {
  return {
    PolicyName: name,
    PolicyId: uniqueId('ANPA', 1_000_000 + index),
    Arn: arn,
    Path: '/',
    DefaultVersionId: 'v1',
    AttachmentCount: 1,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: date(0),
    UpdateDate: date(0),
    PolicyVersionList: [{ Document: document, VersionId: 'v1', IsDefaultVersion: true, CreateDate: date(0) }],
  };
}

/** @template T @param {number} length @param {(index: number) => T} make @returns {T[]} */
const many = (length, make) => Array.from({ length }, (_, index) => make(index));

/** The answer as an object, whole: what the CLI makes of all pages. Two of the roles are service-linked. */
export function largeAccount(/** @type {Size} */ size = largeSize) {
  return {
    UserDetailList: many(size.users, (index) => user(index, size)),
    GroupDetailList: many(size.groups, (index) => group(index, size)),
    RoleDetailList: [
      ...many(size.roles - 2, (index) => role(index, size)),
      serviceLinkedRole('support.amazonaws.com', 'AWSServiceRoleForSupport', 0),
      serviceLinkedRole('organizations.amazonaws.com', 'AWSServiceRoleForOrganizations', 1),
    ],
    Policies: [...many(size.policies, policy), ...awsManaged.map(awsManagedPolicy)],
  };
}

/** What the CLI prints. */
export function largeAccountFile(/** @type {Size} */ size = largeSize) {
  return JSON.stringify(largeAccount(size), undefined, 4);
}

/** The same in pages of so many entries, one behind the other, as a loop over markers writes them. */
export function largeAccountPages(/** @type {number} */ entriesOnPage, /** @type {Size} */ size = largeSize) {
  const whole = largeAccount(size);
  const names = /** @type {const} */ (['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies']);
  const entries = names.flatMap((name) => whole[name].map((entry) => ({ name, entry })));
  const count = Math.ceil(entries.length / entriesOnPage);
  const pages = many(count, (page) => {
    const here = entries.slice(page * entriesOnPage, (page + 1) * entriesOnPage);
    const lists = names.map((name) => [
      name,
      here.filter((each) => each.name === name).map(({ entry }) => entry),
    ]);
    const isLast = page === count - 1;
    return {
      ...Object.fromEntries(lists),
      IsTruncated: !isLast,
      ...(!isLast && { Marker: `page-${page + 1}` }),
    };
  });
  return pages.map((page) => JSON.stringify(page, undefined, 4)).join('\n');
}
