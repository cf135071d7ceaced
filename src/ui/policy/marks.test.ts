import { describe, expect, it } from 'vitest';
import type { Check, PolicyTrace, Reason, StatementTrace } from '#authorize/decision.ts';
import { parsePolicy } from '#policy/parse.ts';
import type { GateState } from '#ui/decision/gates.ts';
import { marks, type LineMark } from './marks.ts';
import { noteText } from './notes.ts';

const keepProdData = `{
  "Version": "2012-10-17",
  "Statement": [{
    "Sid": "OnlyStewardsDelete",
    "Effect": "Deny",
    "Action": ["s3:DeleteObject", "s3:DeleteObjectVersion"],
    "Resource": "arn:aws:s3:::acme-prod-*/*",
    "Condition": {
      "StringNotEquals": {
        "aws:PrincipalTag/data-steward": "true"
      }
    }
  }]
}`;

const appCeiling = `{
  "Version": "2012-10-17",
  "Statement": [{
    "Sid": "Data",
    "Effect": "Allow",
    "Action": [
      "s3:Get*",
      "s3:DeleteObject"
    ],
    "Resource": "*"
  }, {
    "Effect": "Allow",
    "Action": "sqs:*",
    "Resource": "*"
  }]
}`;

const object = 'arn:aws:s3:::acme-prod-ledger/close.parquet';
const policy = { kind: 'organization', id: 'p-1' } as const;

function check(
  index: number,
  element: Check['element'],
  holds: boolean,
  because: Reason,
  ...more: string[]
): Check {
  return { element, holds, because, at: ['Statement', index, element, ...more] };
}

function trace(...statements: Omit<StatementTrace, 'ref'>[]): PolicyTrace {
  return {
    policy,
    reachedThrough: [],
    statements: statements.map((statement, index) => ({ ...statement, ref: { policy, index } })),
  };
}

const covered = (by: string, index: number, value: string): Reason => ({ kind: 'covered', by, index, value });
const notCovered = (value: string): Reason => ({ kind: 'notCovered', value });
const steward = (holds: boolean, actual?: string): Check =>
  check(
    0,
    'Condition',
    holds,
    {
      kind: 'condition',
      operator: 'StringNotEquals',
      key: 'aws:PrincipalTag/data-steward',
      ...(actual === undefined ? { missing: 'key' } : { actual }),
    },
    'StringNotEquals',
    'aws:PrincipalTag/data-steward',
  );

const deny = (holds: boolean, actual?: string): PolicyTrace =>
  trace({
    effect: 'Deny',
    applies: holds,
    checks: [
      check(0, 'Action', true, covered('s3:DeleteObject', 0, 's3:DeleteObject')),
      check(0, 'Resource', true, covered('arn:aws:s3:::acme-prod-*/*', 0, object)),
      steward(holds, actual),
    ],
  });

const ceiling = (action: string, covers: boolean): PolicyTrace =>
  trace(
    {
      effect: 'Allow',
      applies: covers,
      checks: [
        check(0, 'Action', covers, covers ? covered(action, 1, action) : notCovered(action)),
        check(0, 'Resource', true, covered('*', 0, object)),
      ],
    },
    {
      effect: 'Allow',
      applies: false,
      checks: [
        check(1, 'Action', false, notCovered(action)),
        check(1, 'Resource', true, covered('*', 0, object)),
      ],
    },
  );

const asked = { caller: 'arn:aws:iam::111122223333:user/alice', originOf: () => 'session' as const };

/** `6 deny ✓ request: s3:DeleteObject`. */
function line({ line, tone, met, notes }: LineMark): string {
  const sign = met === undefined ? '-' : met ? '✓' : '✗';
  return [line, tone ?? 'plain', sign, ...notes.map(noteText)].join(' ');
}

function drawn(text: string, state: GateState, of: PolicyTrace): string[] {
  return marks([{ state, trace: of }], parsePolicy(text), asked).map(line);
}

describe('marks', () => {
  it('a Deny that applies: every element, with what the request has', () => {
    expect(drawn(keepProdData, 'denies', deny(true))).toEqual([
      '5 deny -',
      '6 deny ✓ request: s3:DeleteObject',
      '7 deny ✓ request: …acme-prod-ledger/close.parquet',
      '10 deny ✓ request: key missing; StringNotEquals is true then',
    ]);
  });

  it('a Deny that does not apply: no tint, and a word where it failed', () => {
    expect(drawn(keepProdData, 'open', deny(false, 'true'))).toEqual([
      '6 plain ✓',
      '7 plain ✓',
      '10 plain ✗ request: true, from the session; StringNotEquals is false then',
    ]);
  });

  it('a shut gate: the elements that fail, over all lines of a list; a repeated note is said once', () => {
    expect(drawn(appCeiling, 'alsoBlocks', ceiling('s3:PutObject', false))).toEqual([
      '6 none ✗',
      '7 none -',
      '8 none -',
      '9 none - request: s3:PutObject, covered by neither of the two',
      '13 none ✗',
    ]);
  });

  it('an Allow that applies: only the entry of the list that covers', () => {
    expect(drawn(appCeiling, 'grants', ceiling('s3:DeleteObject', true))).toEqual([
      '5 allow -',
      '8 allow ✓ request: s3:DeleteObject',
      '10 allow ✓ request: …acme-prod-ledger/close.parquet',
    ]);
  });

  it('an open gate says nothing about its other Allows', () => {
    expect(drawn(appCeiling, 'open', ceiling('s3:PutObject', false))).toEqual([]);
  });

  it.each<readonly [string, Check, string]>([
    [
      'a caller who is not named',
      check(0, 'Principal', false, { kind: 'notNamed' }),
      'request: arn:aws:iam::111122223333:user/alice, not named',
    ],
    [
      'an operator that AWS does not have',
      check(0, 'Condition', false, { kind: 'unevaluable', problem: 'unknownOperator', value: 'StringEqual' }),
      'StringEqual is no condition operator; the statement never applies',
    ],
    [
      'an action that NotAction excepts',
      check(0, 'NotAction', false, covered('iam:*', 0, 'iam:GetUser')),
      'request: iam:GetUser, which NotAction excepts',
    ],
    [
      'a variable',
      check(
        0,
        'Condition',
        true,
        {
          kind: 'condition',
          operator: 'StringEquals',
          key: 'aws:ResourceTag/team',
          actual: 'red',
          matched: { written: '${aws:PrincipalTag/team}', resolved: 'red' },
        },
        'StringEquals',
        'aws:ResourceTag/team',
      ),
      'request: red, from the session, which is what ${aws:PrincipalTag/team} stands for',
    ],
    [
      'a list of values',
      check(
        0,
        'Condition',
        false,
        { kind: 'condition', operator: 'ForAllValues:StringEquals', key: 'aws:TagKeys', actual: ['a', 'b'] },
        'ForAllValues:StringEquals',
        'aws:TagKeys',
      ),
      'request: a, b, from the session; ForAllValues:StringEquals is false then',
    ],
  ])('%s', (_, failing, note) => {
    const statement = {
      Principal: { AWS: 'x' },
      NotAction: ['iam:*'],
      Condition: {
        StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' },
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] },
      },
    };
    const text = JSON.stringify({ Statement: [statement] }, null, 1);
    const of = trace({ effect: 'Allow', applies: failing.holds, checks: [failing] });
    const notes = marks([{ state: 'shut', trace: of }], parsePolicy(text), asked).flatMap(
      (mark) => mark.notes,
    );
    expect(notes.map(noteText)).toEqual([note]);
  });

  it('a text on one line gets one mark with all notes', () => {
    const compact = JSON.stringify(JSON.parse(keepProdData));
    const [only, ...more] = marks([{ state: 'denies', trace: deny(true) }], parsePolicy(compact), asked);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ line: 1, tone: 'deny', met: true });
    expect(only?.notes).toHaveLength(3);
  });

  it('one Deny with a failing check next to one that applies keeps the tint and shows the cross', () => {
    const compact = JSON.stringify({
      Statement: [
        { Effect: 'Deny', Action: 'a:B' },
        { Effect: 'Deny', Action: 'a:B' },
      ],
    });
    const of = trace(
      { effect: 'Deny', applies: true, checks: [check(0, 'Action', true, covered('a:B', 0, 'a:B'))] },
      {
        effect: 'Deny',
        applies: false,
        checks: [
          check(1, 'Action', true, covered('a:B', 0, 'a:B')),
          { ...steward(false), at: ['Statement', 1] },
        ],
      },
    );
    const [only] = marks([{ state: 'denies', trace: of }], parsePolicy(compact), asked);
    expect(only).toMatchObject({ tone: 'deny', met: false });
  });
});
