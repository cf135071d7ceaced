/**
 * AWS services to which accounts give roles, by principal: those that people meet first. Any other may be typed.
 *
 * AWS: IAM User Guide, "AWS services that work with IAM", and the guide of each service.
 */
const services: ReadonlyMap<string, string> = new Map([
  ['ec2.amazonaws.com', 'Amazon EC2'],
  ['lambda.amazonaws.com', 'AWS Lambda'],
  ['apigateway.amazonaws.com', 'Amazon API Gateway'],
  ['appsync.amazonaws.com', 'AWS AppSync'],
  ['backup.amazonaws.com', 'AWS Backup'],
  ['batch.amazonaws.com', 'AWS Batch'],
  ['bedrock.amazonaws.com', 'Amazon Bedrock'],
  ['cloudformation.amazonaws.com', 'AWS CloudFormation'],
  ['cloudtrail.amazonaws.com', 'AWS CloudTrail'],
  ['codebuild.amazonaws.com', 'AWS CodeBuild'],
  ['codedeploy.amazonaws.com', 'AWS CodeDeploy'],
  ['codepipeline.amazonaws.com', 'AWS CodePipeline'],
  ['config.amazonaws.com', 'AWS Config'],
  ['delivery.logs.amazonaws.com', 'Amazon CloudWatch Logs delivery'],
  ['dms.amazonaws.com', 'AWS DMS'],
  ['ecs-tasks.amazonaws.com', 'Amazon ECS tasks'],
  ['ecs.amazonaws.com', 'Amazon ECS'],
  ['eks.amazonaws.com', 'Amazon EKS'],
  ['elasticmapreduce.amazonaws.com', 'Amazon EMR'],
  ['events.amazonaws.com', 'Amazon EventBridge'],
  ['firehose.amazonaws.com', 'Amazon Data Firehose'],
  ['glue.amazonaws.com', 'AWS Glue'],
  ['iot.amazonaws.com', 'AWS IoT'],
  ['monitoring.rds.amazonaws.com', 'Amazon RDS monitoring'],
  ['pods.eks.amazonaws.com', 'Amazon EKS pods'],
  ['rds.amazonaws.com', 'Amazon RDS'],
  ['redshift.amazonaws.com', 'Amazon Redshift'],
  ['s3.amazonaws.com', 'Amazon S3'],
  ['sagemaker.amazonaws.com', 'Amazon SageMaker'],
  ['scheduler.amazonaws.com', 'Amazon EventBridge Scheduler'],
  ['ssm.amazonaws.com', 'AWS Systems Manager'],
  ['states.amazonaws.com', 'AWS Step Functions'],
  ['transfer.amazonaws.com', 'AWS Transfer Family'],
  ['vpc-flow-logs.amazonaws.com', 'VPC flow logs'],
]);

export const trustedServices: readonly string[] = [...services.keys()];

/** `undefined` for one that is not in the table. */
export function serviceNamed(principal: string): string | undefined {
  return services.get(principal);
}
