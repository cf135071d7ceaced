/**
 * Which service's actions, and which types of resource, the policy of a resource can be about.
 *
 * By CloudFormation name; types as the Service Authorization Reference calls them. A bucket's policy also speaks of
 * its objects.
 */
export interface ResourcePolicy {
  readonly service: string;
  readonly types: readonly string[];
}

const table: Readonly<Record<string, readonly [service: string, ...types: string[]]>> = {
  'AWS::S3::Bucket': ['s3', 'bucket', 'object'],
  'AWS::S3::AccessPoint': ['s3', 'accesspoint', 'accesspointobject'],
  'AWS::S3::MultiRegionAccessPoint': ['s3', 'multiregionaccesspoint'],
  'AWS::S3ObjectLambda::AccessPoint': ['s3-object-lambda', 'objectlambdaaccesspoint'],
  'AWS::S3Express::DirectoryBucket': ['s3express', 'bucket'],
  'AWS::DynamoDB::Table': ['dynamodb', 'table', 'index'],
  'AWS::DynamoDB::Stream': ['dynamodb', 'stream'],
  'AWS::SQS::Queue': ['sqs', 'queue'],
  'AWS::SNS::Topic': ['sns', 'topic'],
  'AWS::KMS::Key': ['kms', 'key'],
  'AWS::Lambda::Function': ['lambda', 'function', 'function alias', 'function version'],
  'AWS::SecretsManager::Secret': ['secretsmanager', 'Secret'],
  'AWS::EFS::FileSystem': ['elasticfilesystem', 'file-system'],
  'AWS::Kinesis::Stream': ['kinesis', 'stream'],
};

export const resourcePolicies: ReadonlyMap<string, ResourcePolicy> = new Map(
  Object.entries(table).map(([name, [service, ...types]]) => [name, { service, types }]),
);
