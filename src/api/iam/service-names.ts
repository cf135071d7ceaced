/**
 * What AWS calls its services, by the prefix of their actions: those that people meet first.
 *
 * AWS: Service Authorization Reference, "Actions, resources, and condition keys for AWS services". Not here: the whole list,
 * which is the catalogue's (catalogue/); a service that is not in this table goes by its prefix.
 */
const names: ReadonlyMap<string, string> = new Map([
  ['acm', 'AWS Certificate Manager'],
  ['apigateway', 'Amazon API Gateway'],
  ['athena', 'Amazon Athena'],
  ['autoscaling', 'Amazon EC2 Auto Scaling'],
  ['bedrock', 'Amazon Bedrock'],
  ['cloudformation', 'AWS CloudFormation'],
  ['cloudfront', 'Amazon CloudFront'],
  ['cloudtrail', 'AWS CloudTrail'],
  ['cloudwatch', 'Amazon CloudWatch'],
  ['codebuild', 'AWS CodeBuild'],
  ['cognito-identity', 'Amazon Cognito Identity'],
  ['cognito-idp', 'Amazon Cognito User Pools'],
  ['config', 'AWS Config'],
  ['dynamodb', 'Amazon DynamoDB'],
  ['ec2', 'Amazon EC2'],
  ['ecr', 'Amazon Elastic Container Registry'],
  ['ecs', 'Amazon Elastic Container Service'],
  ['eks', 'Amazon Elastic Kubernetes Service'],
  ['elasticloadbalancing', 'AWS Elastic Load Balancing'],
  ['events', 'Amazon EventBridge'],
  ['glue', 'AWS Glue'],
  ['iam', 'AWS Identity and Access Management'],
  ['kinesis', 'Amazon Kinesis Data Streams'],
  ['kms', 'AWS Key Management Service'],
  ['lambda', 'AWS Lambda'],
  ['logs', 'Amazon CloudWatch Logs'],
  ['organizations', 'AWS Organizations'],
  ['rds', 'Amazon RDS'],
  ['route53', 'Amazon Route 53'],
  ['s3', 'Amazon S3'],
  ['sagemaker', 'Amazon SageMaker'],
  ['secretsmanager', 'AWS Secrets Manager'],
  ['sns', 'Amazon SNS'],
  ['sqs', 'Amazon SQS'],
  ['ssm', 'AWS Systems Manager'],
  ['states', 'AWS Step Functions'],
  ['sts', 'AWS Security Token Service'],
]);

export const namedServices: readonly string[] = [...names.keys()];

/** AWS's name, else the prefix in capitals. */
export function serviceName(prefix: string): string {
  return names.get(prefix) ?? prefix.toUpperCase();
}
