/**
 * What AWS passes along for guests in the enhanced flow, so that a generous role opens no more than this: an inline session policy,
 * and a managed one. Either may allow; the role has to as well.
 *
 * AWS: Amazon Cognito Developer Guide, "IAM roles", access policies for guests; AWS Managed Policy Reference,
 * "AmazonCognitoUnAuthedIdentitiesSessionPolicy". The basic flow passes neither.
 */

export const guestManagedPolicy = 'arn:aws:iam::aws:policy/AmazonCognitoUnAuthedIdentitiesSessionPolicy';

const guestActions = [
  'cloudwatch:*',
  'logs:*',
  'dynamodb:*',
  'kinesis:*',
  'mobileanalytics:*',
  's3:*',
  'ses:*',
  'sns:*',
  'sqs:*',
  'lambda:*',
  'machinelearning:*',
  'execute-api:*',
  'iot:*',
  'gamelift:*',
  'cognito-identity:*',
  'cognito-idp:*',
  'lex:*',
  'polly:*',
  'comprehend:*',
  'translate:*',
  'transcribe:*',
  'rekognition:*',
  'mobiletargeting:*',
  'firehose:*',
  'appsync:*',
  'personalize:*',
  'sagemaker:InvokeEndpoint',
  'cognito-sync:*',
  'codewhisperer:*',
  'textract:DetectDocumentText',
  'textract:AnalyzeDocument',
  'sdb:*',
];

export const guestInlinePolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: guestActions, Resource: ['*'] }],
});
