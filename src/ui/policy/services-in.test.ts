import { describe, expect, it } from 'vitest';
import { servicesIn } from './services-in.ts';

describe('services in a text', () => {
  it.each([
    ['{"Action":["s3:GetObject","S3:Put*","sqs:*"]}', ['s3', 'sqs']],
    ['{"Condition":{"StringEquals":{"aws:username":"x","kms:ViaService":"y"}}}', ['kms']],
    ['{"Resource":"arn:aws:s3:::b"}', []],
    ['{"Action":["dynamodb:GetItem","', ['dynamodb']],
    ['{"Action":"*"}', []],
  ])('%s', (text, expected) => {
    expect(servicesIn(text)).toEqual(expected);
  });
});
