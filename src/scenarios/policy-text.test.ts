import fc from 'fast-check';
import { expect, test } from 'vitest';
import { policyText, type Statement } from './policy-text.ts';

test('a document reads as a person would lay it out', () => {
  const text = policyText({
    Sid: 'Read',
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:ListBucket'],
    Resource: '*',
    Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red' } },
  });
  expect(text).toBe(`{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Read",
      "Effect": "Allow",
      "Action": ["s3:GetObject", "s3:ListBucket"],
      "Resource": "*",
      "Condition": {
        "StringEquals": {
          "aws:PrincipalTag/team": "red"
        }
      }
    }
  ]
}`);
});

test('a list that is too long for a line takes one line an entry', () => {
  const actions = Array.from({ length: 12 }, (_, index) => `s3:GetObject${index}`);
  const lines = policyText({ Effect: 'Allow', Action: actions, Resource: '*' }).split('\n');
  expect(lines.filter((line) => line.includes('s3:GetObject'))).toHaveLength(12);
});

test('laying out changes nothing but white space', () => {
  const texts = fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 12 }));
  const statement = fc.record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: texts,
    Resource: texts,
    Condition: fc.dictionary(fc.string(), fc.dictionary(fc.string(), texts)),
  });
  fc.assert(
    fc.property(fc.array(statement), (statements) => {
      const plain = JSON.stringify({ Version: '2012-10-17', Statement: statements });
      expect(JSON.stringify(JSON.parse(policyText(...(statements as Statement[]))))).toBe(plain);
    }),
  );
});
