/**
 * When a Condition element holds.
 *
 * AWS: "IAM JSON policy elements: Condition operators"; "Conditions with multiple context keys or values".
 */
import { describe } from 'vitest';
import { alice, reads } from './cast.ts';
import { conditions } from './condition-table.ts';
import { allowed } from './language.ts';
import { allow, decides, when } from './statement.ts';

describe('Text', () => {
  conditions(`
    cond-001 StringEquals match                                                      | StringEquals(aws:PrincipalTag/team: red)              | aws:PrincipalTag/team: red   | holds
    cond-002 StringEquals is case-sensitive                                          | StringEquals(aws:PrincipalTag/team: red)              | aws:PrincipalTag/team: Red   | fails
    cond-003 StringEquals treats star literally                                      | StringEquals(aws:PrincipalTag/team: r*)               | aws:PrincipalTag/team: red   | fails
    cond-004 StringEqualsIgnoreCase                                                  | StringEqualsIgnoreCase(aws:PrincipalTag/team: RED)    | aws:PrincipalTag/team: red   | holds
    cond-005 StringLike star                                                         | StringLike(aws:PrincipalTag/team: r*)                 | aws:PrincipalTag/team: red   | holds
    cond-006 StringLike is case-sensitive                                            | StringLike(aws:PrincipalTag/team: R*)                 | aws:PrincipalTag/team: red   | fails
    cond-007 StringLike question mark                                                | StringLike(aws:PrincipalTag/team: r?)                 | aws:PrincipalTag/team: red   | fails
    cond-008 StringLike star matches the empty string                                | StringLike(s3:prefix: *)                              | s3:prefix: ""                | holds
    cond-009 StringNotEquals with different value                                    | StringNotEquals(aws:PrincipalTag/team: red)           | aws:PrincipalTag/team: blue  | holds
    cond-010 StringNotLike with matching value                                       | StringNotLike(aws:PrincipalTag/team: r*)              | aws:PrincipalTag/team: red   | fails
    cond-011 StringNotEqualsIgnoreCase                                               | StringNotEqualsIgnoreCase(aws:PrincipalTag/team: RED) | aws:PrincipalTag/team: red   | fails
    cond-079 Condition key names ignore case                                         | StringEquals(AWS:principaltag/TEAM: red)              | aws:PrincipalTag/team: red   | holds
    cond-080 aws:username value is compared with case                                | StringEquals(aws:username: johndoe)                   | aws:username: JohnDoe        | fails
    cond-081 StringNotLike with several patterns is NOR [Multiple values]            | StringNotLike(aws:PrincipalTag/team: b*, r*)          | aws:PrincipalTag/team: red   | fails
    cond-082 StringLike with stars on both sides [String operators]                  | StringLike(s3:prefix: *reports*)                      | s3:prefix: home/reports/2026 | holds
    cond-083 Operator names are case-sensitive: an unknown one never holds [Grammar] | stringEquals(aws:PrincipalTag/team: red)              | aws:PrincipalTag/team: red   | fails
    cond-084 A Deny with an unknown operator does not apply [Grammar]                | NotBool(aws:SecureTransport: true)                    | aws:SecureTransport: false   | spares
  `);
});

describe('A key that the request lacks', () => {
  conditions(`
    cond-012 StringEquals with missing key                                   | StringEquals(aws:PrincipalTag/team: red)               | - | fails
    cond-013 StringNotEquals with missing key                                | StringNotEquals(aws:PrincipalTag/team: red)            | - | holds
    cond-014 Deny with StringNotEquals and missing key fires                 | StringNotEquals(aws:PrincipalTag/team: red)            | - | denies
    cond-015 StringNotLike with missing key                                  | StringNotLike(aws:PrincipalTag/team: r*)               | - | holds
    cond-016 ArnNotLike with missing key                                     | ArnNotLike(aws:SourceArn: arn:aws:sns:*:*:*)           | - | holds
    cond-017 NumericLessThan with missing key                                | NumericLessThan(aws:MultiFactorAuthAge: 3600)          | - | fails
    cond-018 NotIpAddress with missing key (VPC endpoint)                    | NotIpAddress(aws:SourceIp: 203.0.113.0/24)             | - | holds
    cond-019 IpAddress with missing key (VPC endpoint)                       | IpAddress(aws:SourceIp: 203.0.113.0/24)                | - | fails
    cond-020 Bool with missing key                                           | Bool(aws:MultiFactorAuthPresent: true)                 | - | fails
    cond-021 DateLessThan with missing key                                   | DateLessThan(aws:TokenIssueTime: 2026-01-01T00:00:00Z) | - | spares
    cond-085 NumericNotEquals with missing key [Condition operators]         | NumericNotEquals(s3:max-keys: 10)                      | - | holds
    cond-086 DateNotEquals with missing key [Condition operators]            | DateNotEquals(aws:TokenIssueTime: 2026-01-01)          | - | holds
    cond-087 ArnNotEquals with missing key denies [Condition operators]      | ArnNotEquals(aws:SourceArn: arn:aws:sns:*:*:*)         | - | denies
    cond-088 BinaryEquals with missing key [Condition operators]             | BinaryEquals(acme:blob: QmluYXJ5)                      | - | fails
    cond-089 Bool false with missing key does not deny [Condition operators] | Bool(aws:MultiFactorAuthPresent: false)                | - | spares
  `);
});

describe('Several operators, keys and values', () => {
  conditions(`
    cond-022 Two keys under one operator are AND                          | StringEquals(aws:PrincipalTag/team: red) & StringEquals(aws:PrincipalTag/env: prod) | aws:PrincipalTag/team: red & aws:PrincipalTag/env: dev  | fails
    cond-023 Two operators are AND                                        | StringEquals(aws:PrincipalTag/team: red) & Bool(aws:SecureTransport: true)          | aws:PrincipalTag/team: red & aws:SecureTransport: true  | holds
    cond-024 Several values are OR                                        | StringEquals(aws:PrincipalTag/team: blue, red)                                      | aws:PrincipalTag/team: red                              | holds
    cond-025 Several values under a negated operator are NOR              | StringNotEquals(aws:PrincipalTag/team: blue, red)                                   | aws:PrincipalTag/team: red                              | fails
    cond-026 Negated operator with several values, none equal             | StringNotEquals(aws:PrincipalTag/team: blue, red)                                   | aws:PrincipalTag/team: green                            | holds
    cond-090 All operators must hold: the second does not [Multiple keys] | StringEquals(aws:PrincipalTag/team: red) & Bool(aws:SecureTransport: true)          | aws:PrincipalTag/team: red & aws:SecureTransport: false | fails
  `);
  allowed('cond-027 Empty condition block always holds', 'identity.allows', reads(alice), {
    identity: decides(allow('s3:GetObject', when({}))),
  });
});

describe('Numbers', () => {
  conditions(`
    cond-028 NumericLessThanEquals at the limit                        | NumericLessThanEquals(s3:max-keys: 10)        | s3:max-keys: 10           | holds
    cond-029 NumericLessThan at the limit                              | NumericLessThan(s3:max-keys: 10)              | s3:max-keys: 10           | fails
    cond-030 NumericEquals compares numbers, not text                  | NumericEquals(s3:max-keys: 10.0)              | s3:max-keys: 10           | holds
    cond-032 NumericNotEquals                                          | NumericNotEquals(s3:max-keys: 10)             | s3:max-keys: 10           | fails
    cond-033 aws:EpochTime works with numeric operators                | NumericGreaterThan(aws:EpochTime: 1700000000) | aws:EpochTime: 1750000000 | holds
    cond-091 NumericGreaterThanEquals at the limit [Numeric operators] | NumericGreaterThanEquals(s3:max-keys: 10)     | s3:max-keys: 10           | holds
    cond-092 Decimals [Numeric operators]                              | NumericLessThan(s3:max-keys: 10.5)            | s3:max-keys: 10.25        | holds
    cond-093 Numeric values are OR [Multiple values]                   | NumericEquals(s3:max-keys: 10, 20)            | s3:max-keys: 20           | holds
    cond-094 Text that is no number equals nothing [Numeric operators] | NumericLessThan(s3:max-keys: ten)             | s3:max-keys: 1            | fails
    cond-095 Numbers are not compared as text [Numeric operators]      | NumericLessThan(s3:max-keys: 9)               | s3:max-keys: 10           | fails
  `);
  allowed('cond-031 NumericGreaterThan', 'identity.allows', reads(alice, { 's3:max-keys': '11' }), {
    identity: decides(allow('s3:GetObject', when({ NumericGreaterThan: { 's3:max-keys': 10 } }))),
  });
});

describe('Dates', () => {
  conditions(`
    cond-034 DateGreaterThan after                                | DateGreaterThan(aws:CurrentTime: 2026-01-01T00:00:00Z)                                                       | aws:CurrentTime: 2026-06-01T12:00:00Z    | holds
    cond-035 DateLessThan before                                  | DateLessThan(aws:CurrentTime: 2026-01-01T00:00:00Z)                                                          | aws:CurrentTime: 2026-06-01T12:00:00Z    | fails
    cond-036 Date given as epoch seconds in the policy            | DateGreaterThan(aws:CurrentTime: 1767225600)                                                                 | aws:CurrentTime: 2026-01-01T00:00:01Z    | holds
    cond-037 Date-only ISO value means start of day UTC           | DateGreaterThanEquals(aws:CurrentTime: 2026-01-01)                                                           | aws:CurrentTime: 2026-01-01T00:00:00Z    | holds
    cond-038 Window of two date operators                         | DateGreaterThan(aws:CurrentTime: 2026-01-01T00:00:00Z) & DateLessThan(aws:CurrentTime: 2026-12-31T23:59:59Z) | aws:CurrentTime: 2026-06-01T00:00:00Z    | holds
    cond-096 A time with an offset [Date operators]               | DateEquals(aws:CurrentTime: 2026-06-01T14:00:00+02:00)                                                       | aws:CurrentTime: 2026-06-01T12:00:00Z    | holds
    cond-097 A year alone is its first moment [Date operators]    | DateGreaterThanEquals(aws:CurrentTime: 2026)                                                                 | aws:CurrentTime: 2026-01-01T00:00:00Z    | holds
    cond-098 A year and month [Date operators]                    | DateLessThan(aws:CurrentTime: 2026-02)                                                                       | aws:CurrentTime: 2026-01-31T23:59:59Z    | holds
    cond-099 Hours and minutes [Date operators]                   | DateEquals(aws:CurrentTime: 2026-01-01T08:30Z)                                                               | aws:CurrentTime: 2026-01-01T08:30:00Z    | holds
    cond-100 Fractions of a second [Date operators]               | DateGreaterThan(aws:CurrentTime: 2026-01-01T00:00:00.5Z)                                                     | aws:CurrentTime: 2026-01-01T00:00:00.75Z | holds
    cond-101 aws:EpochTime against a written date [Global keys]   | DateGreaterThan(aws:EpochTime: 2026-01-01T00:00:00Z)                                                         | aws:EpochTime: 1767225601                | holds
    cond-102 DateNotEquals sees through the form [Date operators] | DateNotEquals(aws:CurrentTime: 2026-01-01)                                                                   | aws:CurrentTime: 2026-01-01T00:00:00Z    | fails
    cond-103 DateLessThanEquals at the limit [Date operators]     | DateLessThanEquals(aws:CurrentTime: 2026-01-01T00:00:00Z)                                                    | aws:CurrentTime: 2026-01-01T00:00:00Z    | holds
    cond-104 Text that is no date [Date operators]                | DateLessThan(aws:CurrentTime: tomorrow)                                                                      | aws:CurrentTime: 2026-01-01T00:00:00Z    | fails
  `);
});

describe('Truth values and bytes', () => {
  conditions(`
    cond-039 Bool true                                       | Bool(aws:SecureTransport: true)   | aws:SecureTransport: true  | holds
    cond-041 Deny when not TLS                               | Bool(aws:SecureTransport: false)  | aws:SecureTransport: false | denies
    cond-042 BinaryEquals compares decoded bytes             | BinaryEquals(acme:blob: QmluYXJ5) | acme:blob: QmluYXJ5        | holds
    cond-043 BinaryEquals different bytes                    | BinaryEquals(acme:blob: QmluYXJ5) | acme:blob: QmluYXJ6        | fails
    cond-105 Bool false and the key is false [Bool operator] | Bool(aws:ViaAWSService: false)    | aws:ViaAWSService: false   | holds
    cond-106 Bool on a text that is neither [Bool operator]  | Bool(aws:SecureTransport: true)   | aws:SecureTransport: yes   | fails
  `);
  allowed(
    'cond-040 Bool accepts a JSON boolean in the policy',
    'identity.allows',
    reads(alice, { 'aws:SecureTransport': 'true' }),
    { identity: decides(allow('s3:GetObject', when({ Bool: { 'aws:SecureTransport': true } }))) },
  );
});

describe('Addresses', () => {
  conditions(`
    cond-044 IpAddress inside IPv4 range                                      | IpAddress(aws:SourceIp: 203.0.113.0/24)                          | aws:SourceIp: 203.0.113.77          | holds
    cond-045 IpAddress outside IPv4 range                                     | IpAddress(aws:SourceIp: 203.0.113.0/24)                          | aws:SourceIp: 203.0.114.1           | fails
    cond-046 IpAddress without prefix means one host                          | IpAddress(aws:SourceIp: 203.0.113.0)                             | aws:SourceIp: 203.0.113.1           | fails
    cond-047 IpAddress IPv6 range                                             | IpAddress(aws:SourceIp: 203.0.113.0/24, 2001:DB8:1234:5678::/64) | aws:SourceIp: 2001:db8:1234:5678::9 | holds
    cond-048 IPv6 caller against IPv4-only range                              | IpAddress(aws:SourceIp: 203.0.113.0/24)                          | aws:SourceIp: 2001:db8::1           | fails
    cond-049 NotIpAddress outside range denies                                | NotIpAddress(aws:SourceIp: 203.0.113.0/24, 192.0.2.0/24)         | aws:SourceIp: 198.51.100.4          | denies
    cond-050 NotIpAddress inside one of the ranges                            | NotIpAddress(aws:SourceIp: 203.0.113.0/24, 192.0.2.0/24)         | aws:SourceIp: 192.0.2.9             | spares
    cond-107 One IPv6 host, spelled in two ways [IP operators]                | IpAddress(aws:SourceIp: 2001:db8:0:0:0:0:0:1)                    | aws:SourceIp: 2001:db8::1           | holds
    cond-108 IPv6 without prefix means one host [IP operators]                | IpAddress(aws:SourceIp: 2001:db8::1)                             | aws:SourceIp: 2001:db8::2           | fails
    cond-109 NotIpAddress of IPv4 ranges denies an IPv6 caller [IP operators] | NotIpAddress(aws:SourceIp: 0.0.0.0/0)                            | aws:SourceIp: 2001:db8::1           | denies
    cond-110 All IPv4 addresses [IP operators]                                | IpAddress(aws:SourceIp: 0.0.0.0/0)                               | aws:SourceIp: 198.51.100.7          | holds
    cond-111 The last address of a range [IP operators]                       | IpAddress(aws:SourceIp: 203.0.113.64/26)                         | aws:SourceIp: 203.0.113.127         | holds
    cond-112 The first address behind a range [IP operators]                  | IpAddress(aws:SourceIp: 203.0.113.64/26)                         | aws:SourceIp: 203.0.113.128         | fails
  `);
});

describe('ARNs', () => {
  conditions(`
    cond-051 ArnLike matches per component                           | ArnLike(aws:SourceArn: arn:aws:sns:*:111122223333:orders-*)                    | aws:SourceArn: arn:aws:sns:us-east-1:111122223333:orders-eu                              | holds
    cond-052 ArnLike star does not cross a colon                     | ArnLike(aws:SourceArn: arn:aws:svc:*:111122223333:finance/*)                   | aws:SourceArn: arn:aws:svc:us-east-2:777788889999:store/abc:111122223333:finance/doc.txt | fails
    cond-053 StringLike star crosses colons on the same value        | StringLike(aws:SourceArn: arn:aws:svc:*:111122223333:finance/*)                | aws:SourceArn: arn:aws:svc:us-east-2:777788889999:store/abc:111122223333:finance/doc.txt | holds
    cond-054 ArnEquals behaves like ArnLike                          | ArnEquals(aws:SourceArn: arn:aws:sns:*:111122223333:*)                         | aws:SourceArn: arn:aws:sns:eu-west-1:111122223333:t                                      | holds
    cond-055 ArnNotEquals spares the named principal                 | ArnNotEquals(aws:PrincipalArn: arn:aws:iam::111122223333:user/alice)           | aws:PrincipalArn: arn:aws:iam::111122223333:user/alice                                   | spares
    cond-056 ArnNotEquals denies everyone else                       | ArnNotEquals(aws:PrincipalArn: arn:aws:iam::111122223333:user/alice)           | aws:PrincipalArn: arn:aws:iam::111122223333:user/bob                                     | denies
    cond-057 ARN operators are case-sensitive                        | ArnEquals(aws:PrincipalArn: arn:aws:iam::111122223333:user/Alice)              | aws:PrincipalArn: arn:aws:iam::111122223333:user/alice                                   | fails
    cond-113 A star in the last part crosses colons [ARN operators]  | ArnLike(aws:SourceArn: arn:aws:logs:*:*:log-group:*)                           | aws:SourceArn: arn:aws:logs:us-east-1:111122223333:log-group:app:log-stream:x            | holds
    cond-114 Fewer than six parts match nothing [ARN operators]      | ArnLike(aws:SourceArn: arn:aws:sns:*)                                          | aws:SourceArn: arn:aws:sns:us-east-1:111122223333:t                                      | fails
    cond-115 ArnEquals knows the question mark [ARN operators]       | ArnEquals(aws:SourceArn: arn:aws:sns:us-east-?:111122223333:t)                 | aws:SourceArn: arn:aws:sns:us-east-1:111122223333:t                                      | holds
    cond-116 ArnNotLike with several values is NOR [Multiple values] | ArnNotLike(aws:PrincipalArn: arn:aws:iam::*:role/Admin, arn:aws:iam::*:user/*) | aws:PrincipalArn: arn:aws:iam::111122223333:user/alice                                   | spares
    cond-117 A role with a path is another ARN [ARN operators]       | ArnEquals(aws:PrincipalArn: arn:aws:iam::111122223333:role/App)                | aws:PrincipalArn: arn:aws:iam::111122223333:role/team/App                                | fails
  `);
});

describe('IfExists', () => {
  conditions(`
    cond-058 StringEqualsIfExists with missing key                          | StringEqualsIfExists(ec2:InstanceType: t3.micro)                                            | -                                                    | holds
    cond-059 StringEqualsIfExists with wrong value                          | StringEqualsIfExists(ec2:InstanceType: t3.micro)                                            | ec2:InstanceType: m5.large                           | fails
    cond-060 Deny with StringNotEqualsIfExists and missing key still denies | StringNotEqualsIfExists(aws:PrincipalTag/team: red)                                         | -                                                    | denies
    cond-061 IfExists does not rescue another failing key                   | StringEqualsIfExists(ec2:InstanceType: t3.micro) & StringEquals(aws:PrincipalTag/team: red) | -                                                    | fails
    cond-118 NumericLessThanIfExists with a number too large [IfExists]     | NumericLessThanIfExists(s3:max-keys: 10)                                                    | s3:max-keys: 11                                      | fails
    cond-119 DateLessThanIfExists with missing key [IfExists]               | DateLessThanIfExists(aws:TokenIssueTime: 2026-01-01)                                        | -                                                    | holds
    cond-120 IpAddressIfExists with missing key [IfExists]                  | IpAddressIfExists(aws:SourceIp: 203.0.113.0/24)                                             | -                                                    | holds
    cond-121 ArnLikeIfExists with another ARN [IfExists]                    | ArnLikeIfExists(aws:SourceArn: arn:aws:sns:*:*:*)                                           | aws:SourceArn: arn:aws:sqs:us-east-1:111122223333:q1 | fails
    cond-122 BinaryEqualsIfExists with missing key [IfExists]               | BinaryEqualsIfExists(acme:blob: QmluYXJ5)                                                   | -                                                    | holds
    cond-123 NotIpAddressIfExists with missing key denies [IfExists]        | NotIpAddressIfExists(aws:SourceIp: 203.0.113.0/24)                                          | -                                                    | denies
    cond-124 BoolIfExists with the other value [IfExists]                   | BoolIfExists(aws:SecureTransport: true)                                                     | aws:SecureTransport: false                           | fails
  `);
});

describe('Null', () => {
  conditions(`
    cond-062 Null true and key absent                                   | Null(aws:TokenIssueTime: true)         | -                                        | holds
    cond-063 Null true and key present                                  | Null(aws:TokenIssueTime: true)         | aws:TokenIssueTime: 2026-01-01T00:00:00Z | fails
    cond-064 Null false and key present                                 | Null(aws:TokenIssueTime: false)        | aws:TokenIssueTime: 2026-01-01T00:00:00Z | holds
    cond-065 Null false and key absent                                  | Null(aws:TokenIssueTime: false)        | -                                        | fails
    cond-125 An empty text is a value [Null operator]                   | Null(aws:PrincipalTag/team: false)     | aws:PrincipalTag/team: ""                | holds
    cond-126 An empty list is none [Null operator]                      | Null(aws:TagKeys: true)                | aws:TagKeys: []                          | holds
    cond-127 There is no NullIfExists: it never applies [Null operator] | NullIfExists(aws:TokenIssueTime: true) | -                                        | spares
    cond-128 Null with a key that differs in case only [Null operator]  | Null(AWS:TOKENISSUETIME: false)        | aws:TokenIssueTime: 2026-01-01T00:00:00Z | holds
  `);
});

describe('Multivalued keys', () => {
  conditions(`
    cond-066 ForAllValues all members listed                                            | ForAllValues:StringEquals(aws:TagKeys: env, cost)                                     | aws:TagKeys: [env]                                                                        | holds
    cond-067 ForAllValues one member not listed                                         | ForAllValues:StringEquals(aws:TagKeys: env, cost)                                     | aws:TagKeys: [env, owner]                                                                 | fails
    cond-068 ForAllValues with missing key is true                                      | ForAllValues:StringEquals(aws:TagKeys: env)                                           | -                                                                                         | holds
    cond-069 ForAllValues with empty list is true                                       | ForAllValues:StringEquals(aws:TagKeys: env)                                           | aws:TagKeys: []                                                                           | holds
    cond-070 ForAllValues plus Null false closes the hole                               | ForAllValues:StringEquals(aws:TagKeys: env) & Null(aws:TagKeys: false)                | -                                                                                         | fails
    cond-071 ForAnyValue one member listed                                              | ForAnyValue:StringEquals(aws:TagKeys: env)                                            | aws:TagKeys: [owner, env]                                                                 | holds
    cond-072 ForAnyValue no member listed                                               | ForAnyValue:StringEquals(aws:TagKeys: env)                                            | aws:TagKeys: [owner]                                                                      | fails
    cond-073 ForAnyValue with missing key is false                                      | ForAnyValue:StringEquals(aws:TagKeys: env)                                            | -                                                                                         | fails
    cond-074 ForAnyValue with empty list is false                                       | ForAnyValue:StringEquals(aws:TagKeys: env)                                            | aws:TagKeys: []                                                                           | fails
    cond-075 Deny ForAnyValue on a forbidden member                                     | ForAnyValue:StringEquals(aws:TagKeys: secret, hidden)                                 | aws:TagKeys: [open, secret]                                                               | denies
    cond-076 ForAllValues:StringLike with pattern                                       | ForAllValues:StringLike(aws:TagKeys: cost-*)                                          | aws:TagKeys: [cost-a, cost-b]                                                             | holds
    cond-077 ForAnyValue:StringNotEquals true when some member is outside               | ForAnyValue:StringNotEquals(aws:TagKeys: env, cost)                                   | aws:TagKeys: [env, owner]                                                                 | denies
    cond-078 ForAllValues:StringNotEquals false when one member is listed               | ForAllValues:StringNotEquals(aws:TagKeys: env)                                        | aws:TagKeys: [env, owner]                                                                 | fails
    cond-129 ForAllValues with nothing but an empty text is true [Set operators]        | ForAllValues:StringEquals(aws:TagKeys: env)                                           | aws:TagKeys: [""]                                                                         | holds
    cond-130 ForAllValues:StringNotEquals with none listed [Set operators]              | ForAllValues:StringNotEquals(aws:TagKeys: secret)                                     | aws:TagKeys: [env, owner]                                                                 | holds
    cond-131 ForAnyValue:StringNotEquals with all listed [Set operators]                | ForAnyValue:StringNotEquals(aws:TagKeys: env, cost)                                   | aws:TagKeys: [env, cost]                                                                  | spares
    cond-132 ForAnyValue:StringEqualsIfExists with missing key [IfExists]               | ForAnyValue:StringEqualsIfExists(aws:TagKeys: env)                                    | -                                                                                         | holds
    cond-133 ForAllValues:StringLikeIfExists with a stranger among them [IfExists]      | ForAllValues:StringLikeIfExists(aws:TagKeys: cost-*)                                  | aws:TagKeys: [cost-a, owner]                                                              | fails
    cond-134 ForAnyValue:StringLike on a path of the organization [Global keys]         | ForAnyValue:StringLike(aws:PrincipalOrgPaths: o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*) | aws:PrincipalOrgPaths: [o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/ou-ab12-22222222/]           | holds
    cond-135 ForAnyValue:StringEquals on the services called through [Global keys]      | ForAnyValue:StringEquals(aws:CalledVia: athena.amazonaws.com)                         | aws:CalledVia: [athena.amazonaws.com, glue.amazonaws.com]                                 | holds
    cond-136 A list without set operator: some value equals [Multivalued keys]          | StringEquals(aws:TagKeys: env)                                                        | aws:TagKeys: [env, owner]                                                                 | holds
    cond-137 A list without set operator, negated: some value equals [Multivalued keys] | StringNotEquals(aws:TagKeys: env)                                                     | aws:TagKeys: [env, owner]                                                                 | fails
    cond-138 ForAllValues on a single value [Set operators]                             | ForAllValues:StringEquals(aws:PrincipalTag/team: red)                                 | aws:PrincipalTag/team: blue                                                               | fails
    cond-139 ForAnyValue:NumericGreaterThan [Set operators]                             | ForAnyValue:NumericGreaterThan(acme:sizes: 10)                                        | acme:sizes: [5, 50]                                                                       | holds
    cond-140 ForAllValues:ArnLike [Set operators]                                       | ForAllValues:ArnLike(acme:topics: arn:aws:sns:*:111122223333:*)                       | acme:topics: [arn:aws:sns:us-east-1:111122223333:a, arn:aws:sns:us-east-1:444455556666:b] | fails
    cond-141 ForAllValues:Null holds always [Null operator]                             | ForAllValues:Null(aws:TagKeys: true)                                                  | aws:TagKeys: [env]                                                                        | holds
    cond-142 ForAnyValue:Null holds never [Null operator]                               | ForAnyValue:Null(aws:TagKeys: true)                                                   | -                                                                                         | fails
  `);
});
