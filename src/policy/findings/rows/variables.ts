import type { Row } from './row.ts';

const home = (name: string) => ({ Resource: `arn:aws:s3:::home/${name}/*` });
const allow = { Effect: 'Allow', Action: 's3:GetObject' };

export const variables: readonly Row[] = [
  ['identity', home('${aws:username}')],
  ['identity', home("${aws:PrincipalTag/team, 'every one'}")],
  ['identity', home('${*}${?}${$}')],
  ['identity', home('${}'), 'EMPTY_VARIABLE ${}'],
  ['identity', home('${  }'), 'EMPTY_VARIABLE ${  }'],
  [
    'identity',
    { Resource: 'arn:aws:s3:::home/${aws:username/*' },
    'MISSING_BRACE_IN_VARIABLE ${aws:username/*',
  ],
  ['identity', home('${aws:username${aws:userid}'), 'MISSING_BRACE_IN_VARIABLE ${aws:username'],
  ['identity', home('${aws:username, none}'), 'MISSING_QUOTE_IN_VARIABLE ${aws:username, none}'],
  ['identity', home("${aws:username, 'none}"), "MISSING_QUOTE_IN_VARIABLE ${aws:username, 'none}"],
  ['identity', home('${aws: username}'), 'UNSUPPORTED_SPACE_IN_VARIABLE ${aws: username}'],
  ['identity', home("${aws:username ,'none'}"), "UNSUPPORTED_SPACE_IN_VARIABLE ${aws:username ,'none'}"],
  ['identity', home("${aws:username,  'none'}"), "UNSUPPORTED_SPACE_IN_VARIABLE ${aws:username,  'none'}"],
  ['identity', { Action: 's3:${aws:username}' }, 'VARIABLE_UNSUPPORTED_IN_ELEMENT "s3:${aws:username}"'],
  [
    'resource',
    { Principal: { AWS: '${aws:username}' } },
    'VARIABLE_UNSUPPORTED_IN_ELEMENT "${aws:username}"',
  ],
  ['resource', { Sid: '${aws:username}' }, 'VARIABLE_UNSUPPORTED_IN_ELEMENT "${aws:username}"'],
  [
    'identity',
    { Condition: { StringEquals: { 'aws:PrincipalTag/${aws:username}': 'x' } } },
    'VARIABLE_UNSUPPORTED_IN_ELEMENT "aws:PrincipalTag/${aws:username}"',
  ],
  [
    'identity',
    { Statement: { ...allow, ...home('${aws:username}') } },
    'VARIABLE_UNSUPPORTED_IN_VERSION ${aws:username}',
  ],
  [
    'identity',
    {
      Version: '2008-10-17',
      Statement: {
        ...allow,
        ...home('${aws:userid}'),
        Condition: { StringLike: { 's3:prefix': '${aws:username}/*' } },
      },
    },
    'VARIABLE_UNSUPPORTED_IN_VERSION ${aws:userid} + ${aws:username}',
  ],
  ['identity', { Version: '2008-10-17', Statement: { ...allow, Resource: 'arn:aws:s3:::home/${*}' } }],
];
