/**
 * Text that worlds have in common, so that links need not carry it: deflate's preset dictionary, version 1.
 *
 * FROZEN: links in circulation are read with exactly this text, and tests/links/links.test.ts pins its hash.
 * Better words go into a version 2 beside it. The most likely text stands last, where it is cheapest to name.
 */

const services = `access-analyzer acm apigateway appconfig application-autoscaling athena autoscaling autoscaling-plans
backup batch bedrock budgets ce cloudformation cloudfront cloudtrail cloudwatch codebuild codecommit codedeploy
codepipeline cognito-identity cognito-idp cognito-sync comprehend config connect dax discovery dms ds dynamodb ebs ec2
ec2-instance-connect ecr ecr-public ecs eks elasticache elasticbeanstalk elasticfilesystem elasticloadbalancing
elasticmapreduce es events execute-api firehose fis fsx glacier glue guardduty health iam imagebuilder inspector2 iot
kafka kendra kinesis kms lakeformation lambda license-manager lightsail logs macie2 mediaconvert mq network-firewall
networkmanager opensearch organizations outposts pricing quicksight ram rds rds-db rds-data redshift redshift-data
resource-groups rolesanywhere route53 route53domains route53resolver s3 s3-object-lambda sagemaker scheduler schemas
secretsmanager securityhub servicecatalog servicediscovery servicequotas ses shield signer signin sns sqs ssm
ssmmessages ec2messages sso sso-directory identitystore states storagegateway sts support swf synthetics tag textract
transcribe transfer translate trustedadvisor vpc-lattice waf wafv2 workspaces xray`;

const regions = `af-south-1 ap-east-1 ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1
cn-north-1 eu-central-2 eu-north-1 eu-south-1 eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1 sa-east-1
us-gov-west-1 us-east-2 us-west-1 us-west-2 eu-west-1 eu-central-1 us-east-1`;

const actions = `"organizations:LeaveOrganization","organizations:DescribeOrganization","organizations:ListAccounts",
"account:*","aws-portal:*","budgets:*","support:*","trustedadvisor:*","health:*","access-analyzer:*","cloudfront:*",
"route53:*","waf:*","wafv2:*","shield:*","globalaccelerator:*","importexport:*","pricing:*","cloudtrail:StopLogging",
"cloudtrail:DeleteTrail","cloudtrail:LookupEvents","cloudtrail:UpdateTrail","config:DeleteConfigurationRecorder",
"config:StopConfigurationRecorder","guardduty:DeleteDetector","guardduty:DisassociateFromMasterAccount",
"cloudformation:CreateStack","cloudformation:UpdateStack","cloudformation:DescribeStacks","cloudformation:DeleteStack",
"codebuild:StartBuild","codepipeline:StartPipelineExecution","codedeploy:CreateDeployment","ecr:GetAuthorizationToken",
"ecr:BatchCheckLayerAvailability","ecr:GetDownloadUrlForLayer","ecr:BatchGetImage","ecr:PutImage","ecs:RunTask",
"ecs:UpdateService","ecs:DescribeServices","eks:DescribeCluster","eks:AccessKubernetesApi","glue:GetTable",
"glue:CreateDevEndpoint","athena:StartQueryExecution","athena:GetQueryResults","rds:DescribeDBInstances",
"rds:CreateDBInstance","rds:DeleteDBInstance","rds-db:connect","redshift:GetClusterCredentials","events:PutEvents",
"events:PutRule","events:PutTargets","states:StartExecution","sagemaker:CreateNotebookInstance","ses:SendEmail",
"kinesis:PutRecord","kinesis:GetRecords","firehose:PutRecord","logs:CreateLogGroup","logs:CreateLogStream",
"logs:PutLogEvents","logs:DescribeLogGroups","logs:GetLogEvents","cloudwatch:PutMetricData","cloudwatch:GetMetricData",
"cloudwatch:Describe*","cloudwatch:Get*","cloudwatch:List*","ssm:GetParameter","ssm:GetParameters",
"ssm:GetParametersByPath","ssm:PutParameter","ssm:StartSession","ssm:SendCommand","ssm:TerminateSession",
"secretsmanager:GetSecretValue","secretsmanager:DescribeSecret","secretsmanager:PutSecretValue",
"secretsmanager:CreateSecret","secretsmanager:ListSecrets","secretsmanager:*","sns:Publish","sns:Subscribe","sns:*",
"sqs:SendMessage","sqs:ReceiveMessage","sqs:DeleteMessage","sqs:GetQueueAttributes","sqs:GetQueueUrl","sqs:*",
"dynamodb:GetItem","dynamodb:PutItem","dynamodb:UpdateItem","dynamodb:DeleteItem","dynamodb:Query","dynamodb:Scan",
"dynamodb:BatchGetItem","dynamodb:BatchWriteItem","dynamodb:DescribeTable","dynamodb:*","lambda:InvokeFunction",
"lambda:CreateFunction","lambda:UpdateFunctionCode","lambda:UpdateFunctionConfiguration","lambda:GetFunction",
"lambda:AddPermission","lambda:List*","lambda:*","kms:Create*","kms:Describe*","kms:Enable*","kms:List*","kms:Put*",
"kms:Update*","kms:Revoke*","kms:Disable*","kms:Get*","kms:Delete*","kms:TagResource","kms:UntagResource",
"kms:ScheduleKeyDeletion","kms:CancelKeyDeletion","kms:CreateGrant","kms:ListGrants","kms:RevokeGrant",
"kms:ReEncrypt*","kms:GenerateDataKey*","kms:GenerateDataKey","kms:DescribeKey","kms:Encrypt","kms:Decrypt","kms:*",
"ec2:Describe*","ec2:DescribeInstances","ec2:DescribeImages","ec2:DescribeRegions","ec2:CreateTags",
"ec2:CreateVpc","ec2:CreateSecurityGroup","ec2:AuthorizeSecurityGroupIngress","ec2:RebootInstances",
"ec2:TerminateInstances","ec2:StopInstances","ec2:StartInstances","ec2:RunInstances","ec2:*","iam:CreateServiceLinkedRole",
"iam:CreateUser","iam:DeleteUser","iam:CreateRole","iam:DeleteRole","iam:CreatePolicy","iam:CreatePolicyVersion",
"iam:SetDefaultPolicyVersion","iam:AttachUserPolicy","iam:AttachGroupPolicy","iam:AttachRolePolicy","iam:DetachUserPolicy",
"iam:DetachRolePolicy","iam:PutUserPolicy","iam:PutGroupPolicy","iam:PutRolePolicy","iam:DeleteUserPolicy",
"iam:DeleteRolePolicy","iam:PutUserPermissionsBoundary","iam:PutRolePermissionsBoundary",
"iam:DeleteUserPermissionsBoundary","iam:DeleteRolePermissionsBoundary","iam:AddUserToGroup","iam:RemoveUserFromGroup",
"iam:UpdateAssumeRolePolicy","iam:CreateAccessKey","iam:DeleteAccessKey","iam:UpdateAccessKey","iam:ListAccessKeys",
"iam:CreateLoginProfile","iam:UpdateLoginProfile","iam:GetAccountPasswordPolicy","iam:GetAccountSummary",
"iam:ListVirtualMFADevices","iam:CreateVirtualMFADevice","iam:DeleteVirtualMFADevice","iam:EnableMFADevice",
"iam:ListMFADevices","iam:ResyncMFADevice","iam:DeactivateMFADevice","iam:ChangePassword","iam:GetUser","iam:GetRole",
"iam:GetPolicy","iam:ListUsers","iam:ListRoles","iam:ListGroups","iam:ListPolicies","iam:TagRole","iam:TagUser","iam:Get*",
"iam:List*","iam:PassRole","iam:*","sts:GetCallerIdentity","sts:GetFederationToken","sts:GetSessionToken","sts:SetSourceIdentity",
"sts:DecodeAuthorizationMessage","sts:AssumeRoleWithSAML","sts:AssumeRoleWithWebIdentity","sts:TagSession","sts:AssumeRole",
"s3:PutBucketPolicy","s3:DeleteBucketPolicy","s3:GetBucketPolicy","s3:PutBucketPublicAccessBlock","s3:PutObjectAcl",
"s3:GetObjectAcl","s3:PutObjectTagging","s3:GetObjectTagging","s3:GetObjectVersion","s3:DeleteObjectVersion",
"s3:AbortMultipartUpload","s3:ListBucketVersions","s3:ListMultipartUploadParts","s3:CreateBucket","s3:DeleteBucket",
"s3:GetBucketLocation","s3:GetEncryptionConfiguration","s3:ListAllMyBuckets","s3:Describe*","s3-object-lambda:Get*",
"s3-object-lambda:List*","s3:Get*","s3:List*","s3:DeleteObject","s3:ListBucket","s3:PutObject","s3:GetObject","s3:*"`;

const conditions = `"aws:CalledVia":"aws:CalledViaFirst":"aws:CalledViaLast":"aws:ViaAWSService":"false"
"aws:UserAgent":"aws:Referer":"aws:TokenIssueTime":"aws:MultiFactorAuthAge":"3600""aws:EpochTime":"aws:FederatedProvider":
"aws:Ec2InstanceSourceVpc":"aws:PrincipalIsAWSService":"true""aws:PrincipalServiceName":"aws:PrincipalServiceNamesList":
"aws:PrincipalType":"aws:userid":"aws:ResourceOrgPaths":"aws:ResourceOrgID":"aws:ResourceAccount":"aws:SourceOrgID":
"aws:SourceOrgPaths":"aws:SourceAccount":"aws:SourceArn":"aws:SourceIdentity":"aws:SourceVpc":"vpc-
"aws:VpcSourceIp":"aws:SourceVpce":"vpce-"aws:PrincipalOrgPaths":"o-"/r-"/ou-"aws:PrincipalOrgID":"o-exampleorgid
"aws:PrincipalAccount":"aws:PrincipalArn":"arn:aws:iam::*:role/"aws:PrincipalTag/department":"aws:PrincipalTag/project":
"\${aws:PrincipalTag/team}""\${aws:PrincipalTag/project}""\${aws:PrincipalTag/"aws:PrincipalTag/team":"aws:ResourceTag/owner":
"aws:ResourceTag/Project":"aws:ResourceTag/project":"aws:ResourceTag/team":"aws:ResourceTag/"aws:RequestTag/project":
"aws:RequestTag/"aws:TagKeys":["ec2:ResourceTag/"ec2:InstanceType":"t3.micro""t3.small""ec2:Region":"iam:ResourceTag/
"iam:AWSServiceName":"iam:PolicyARN":"iam:PermissionsBoundary":"iam:PassedToService":"lambda.amazonaws.com"
"ec2.amazonaws.com""kms:ViaService":"s3.us-east-1.amazonaws.com""kms:CallerAccount":"kms:GrantIsForAWSResource":"true"
"kms:EncryptionContext:"kms:EncryptionContextKeys":"s3:prefix":["s3:delimiter":["/"]"s3:x-amz-acl":"bucket-owner-full-control"
"s3:x-amz-server-side-encryption":"aws:kms""s3:x-amz-server-side-encryption-aws-kms-key-id":"s3:TlsVersion":"1.2"
"s3:ExistingObjectTag/"secretsmanager:ResourceTag/"dynamodb:LeadingKeys":["dynamodb:Attributes":["sts:ExternalId":
"sts:RoleSessionName":"\${aws:username}""sts:SourceIdentity":"sts:TransitiveTagKeys":"SAML:aud":"https://signin.aws.amazon.com/saml"
"token.actions.githubusercontent.com:aud":"sts.amazonaws.com""token.actions.githubusercontent.com:sub":"repo:
"accounts.google.com:aud":"cognito-identity.amazonaws.com:sub":"cognito-identity.amazonaws.com:amr":"authenticated"
"aws:CurrentTime":"2026-01-01T00:00:00Z""2026-12-31T23:59:59Z""aws:RequestedRegion":["eu-central-1","us-east-1","eu-west-1"]
"aws:SourceIp":["203.0.113.0/24","192.0.2.0/24","198.51.100.0/24"]"10.0.0.0/8""aws:username":"aws:SecureTransport":"false"
"aws:MultiFactorAuthPresent":"false""aws:MultiFactorAuthPresent":"true""NumericEquals":{"NumericLessThanEquals":{"NumericGreaterThan":{
"NumericLessThan":{"DateGreaterThan":{"DateLessThan":{"DateLessThanEquals":{"BinaryEquals":{"IpAddressIfExists":{
"ForAnyValue:StringEquals":{"ForAnyValue:StringLike":{"ForAllValues:StringEquals":{"ForAllValues:StringLike":{
"ForAllValues:StringNotEquals":{"StringEqualsIgnoreCase":{"StringNotEqualsIgnoreCase":{"StringNotLike":{"StringNotLikeIfExists":{
"StringEqualsIfExists":{"StringNotEqualsIfExists":{"StringLikeIfExists":{"ArnNotLikeIfExists":{"ArnNotEquals":{"ArnNotLike":{
"ArnEquals":{"ArnLike":{"Null":{"IpAddress":{"NotIpAddress":{"BoolIfExists":{"Bool":{"StringNotEquals":{"StringLike":{"StringEquals":{`;

const managedPolicies = `arn:aws:iam::aws:policy/aws-service-role/arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole
arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role arn:aws:iam::aws:policy/service-role/AWSConfigRole
arn:aws:iam::aws:policy/job-function/ViewOnlyAccess arn:aws:iam::aws:policy/job-function/Billing
arn:aws:iam::aws:policy/job-function/DatabaseAdministrator arn:aws:iam::aws:policy/job-function/NetworkAdministrator
arn:aws:iam::aws:policy/job-function/SystemAdministrator arn:aws:iam::aws:policy/SecurityAudit
arn:aws:iam::aws:policy/IAMUserChangePassword arn:aws:iam::aws:policy/IAMFullAccess arn:aws:iam::aws:policy/IAMReadOnlyAccess
arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess
arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess arn:aws:iam::aws:policy/AmazonEC2FullAccess
arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess arn:aws:iam::aws:policy/AmazonRDSFullAccess arn:aws:iam::aws:policy/CloudWatchLogsFullAccess
arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess arn:aws:iam::aws:policy/AWSLambda_FullAccess arn:aws:iam::aws:policy/AWSCloudTrail_ReadOnlyAccess
arn:aws:iam::aws:policy/AmazonS3FullAccess arn:aws:iam::aws:policy/PowerUserAccess arn:aws:iam::aws:policy/ReadOnlyAccess
arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess arn:aws:iam::aws:policy/AdministratorAccess
["AmazonS3ReadOnlyAccess","aws","Provides read only access to all buckets via the AWS Management Console.
["AdministratorAccess","aws","Provides full access to AWS services and resources.
["PowerUserAccess","aws",{"Effect":"Allow","NotAction":["iam:*","organizations:*","account:*"],"Resource":"*"},{"Effect":"Allow","Action":
["account:GetAccountInformation","account:GetPrimaryEmail","account:ListRegions","iam:CreateServiceLinkedRole",
"iam:DeleteServiceLinkedRole","iam:ListRoles","organizations:DescribeEffectivePolicy","organizations:DescribeOrganization"],"Resource":"*"}]}`;

const names = `Alice Bob Carol Dave Eve Mallory Frank Grace Heidi alice bob carol dave eve mallory admin developer auditor analyst
operator finance marketing engineering security production staging sandbox development workloads infrastructure management
logging audit network shared-services ledger payments billing reports invoices customer partner contractor intern support
pipeline deploy build release backup archive data-lake analytics warehouse website assets uploads images photos documents
confidential private public example acme team project owner department environment cost-center Name Environment Team Project
Owner Department CostCenter DataReaders DataWriters Developers Administrators Admins Auditors Operators Engineers ReadOnly
BillingReader SupportRole DeployRole PipelineRole LambdaExecutionRole OrganizationAccountAccessRole CrossAccountAuditor
BreakGlass ReadReports WriteReports DenyOutsideEurope RequireMfa DenyWithoutMfa AllowListing AllowReading DenyDelete
ProtectBoundary DenyUnencryptedTransport EnforceTls RestrictToOrganization RegionGuardrail DeveloperBoundary
Allows anyone in the group to read the reports. Who may read this bucket? Can they delete it? But the request is denied:
an explicit deny in the service control policy, the permissions boundary allows only, the session policy, the key policy
of the other account, because no policy allows it. Change one statement and send the request again.
A role in another account that the bucket policy names. The person signs in, assumes a role with MFA and `;

const worldPhrases = `"kind":"inline","holder":"arn:aws:iam::"kind":"managed","versionId":"v2""kind":"trust","role":"
"kind":"resource","resource":"kind":"session","session":"kind":"organization","id":"kind":"vpcEndpoint","id":"
RESOURCE_CONTROL_POLICY SERVICE_CONTROL_POLICY p-RCPFullAWSAccess p-FullAWSAccess aws-service-role AWSServiceRoleFor
["RCPFullAWSAccess","RESOURCE_CONTROL_POLICY",0,["r-examplerootid111","ou-examplerootid111-exampleouid111",
{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}]
["FullAWSAccess",0,0,["r-exam","ou-exam-["o-exampleorgid","ou-exam-workload1"
GetFederationToken GetSessionToken AssumeRoleWithSAML AssumeRoleWithWebIdentity arn:aws:iam::111122223333:saml-provider/
arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com 999988887777 777788889999 888899990000
666677778888 555566667777 123456789012 arn:aws:sts::111122223333:federated-user/arn:aws:sts::111122223333:assumed-role/
AIDA AGPA AROA ANPA ASIA i-0123456789abcdef0 sg-0123456789abcdef0 vpce-1a2b3c4d vpc-111bbb22 1234abcd-12ab-34cd-56ef-1234567890ab
arn:aws:kms:us-east-1:111122223333:key/arn:aws:kms:eu-central-1:111122223333:key/arn:aws:kms:eu-west-1:111122223333:key/
arn:aws:lambda:eu-central-1:111122223333:function:arn:aws:lambda:us-east-1:111122223333:function:
arn:aws:sqs:eu-central-1:111122223333:arn:aws:sqs:us-east-1:111122223333:arn:aws:sns:eu-central-1:111122223333:
arn:aws:sns:us-east-1:111122223333:arn:aws:dynamodb:us-east-1:111122223333:table/arn:aws:dynamodb:*:*:table/
arn:aws:secretsmanager:eu-central-1:111122223333:secret:arn:aws:secretsmanager:us-east-1:111122223333:secret:
arn:aws:logs:*:*:*arn:aws:ec2:*:*:instance/*arn:aws:ec2:us-east-1:111122223333:instance/*arn:aws:ec2:*::image/*
"arn:aws:iam::444455556666:user/"arn:aws:iam::444455556666:role/"arn:aws:iam::444455556666:root"
"arn:aws:iam::*:mfa/\${aws:username}""arn:aws:iam::*:user/\${aws:username}""arn:aws:iam::111122223333:user/\${aws:username}"
"arn:aws:iam::111122223333:policy/"arn:aws:iam::111122223333:group/"arn:aws:iam::111122223333:role/"arn:aws:iam::111122223333:user/`;

const policyPhrases = `"Id":"key-default-1","Statement":[{"Sid":"Enable IAM User Permissions","Effect":"Allow","Principal":
{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"},{"Sid":"Allow use of the key","Effect":"Allow",
"Principal":{"AWS":["arn:aws:iam::111122223333:role/"Action":["kms:Encrypt","kms:Decrypt","kms:ReEncrypt*","kms:GenerateDataKey*","kms:DescribeKey"],"Resource":"*"}
"Principal":{"Federated":"arn:aws:iam::111122223333:oidc-provider/"Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{
"NotPrincipal":{"AWS":["CanonicalUser":"Principal":{"Service":["events.amazonaws.com","sns.amazonaws.com","s3.amazonaws.com","logs.amazonaws.com"
"cloudtrail.amazonaws.com""config.amazonaws.com""ecs-tasks.amazonaws.com""states.amazonaws.com""apigateway.amazonaws.com"
{"Version":"2008-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::example-bucket","arn:aws:s3:::example-bucket/*"],
"Condition":{"Bool":{"aws:SecureTransport":"false"}}}{"Sid":"DenyInsecureTransport","Effect":"Deny","Principal":{"AWS":"*"},
{"Effect":"Deny","NotAction":["iam:*","organizations:*","route53:*","budgets:*","support:*","sts:*"],"Resource":"*",
"Condition":{"StringNotEquals":{"aws:RequestedRegion":["eu-central-1","eu-west-1"]}}}{"Effect":"Deny","NotResource":["
{"Sid":"DenyAllExceptListedIfNoMFA","Effect":"Deny","NotAction":["iam:CreateVirtualMFADevice","iam:EnableMFADevice","iam:GetUser",
"iam:ListMFADevices","iam:ListVirtualMFADevices","iam:ResyncMFADevice","sts:GetSessionToken"],"Resource":"*",
"Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}"Condition":{"StringEquals":{"aws:ResourceTag/
"Condition":{"StringEquals":{"sts:ExternalId":"Condition":{"StringEquals":{"aws:PrincipalOrgID":"Condition":{"StringLike":{"s3:prefix":["home/\${aws:username}/*"
"Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}"Condition":{"NotIpAddress":{"aws:SourceIp":["203.0.113.0/24"]}}
"Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"Condition":{"DateLessThan":{"aws:CurrentTime":"
,{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}
,{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}
,{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"sts:AssumeRole",
"Condition":{"StringEquals":{"sts:ExternalId":"
,{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole"}]}]
,["v1",{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}]],"v2",{"Version":"2012-10-17","Statement":[{
{"Sid":"ReadObjects","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::example-bucket/*"},
{"Sid":"ListTheBucket","Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::example-bucket"},
{"Effect":"Deny","Action":"s3:DeleteObject","Resource":"*"},{"Effect":"Deny","Action":"*","Resource":"*","Condition":{
{"Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":["arn:aws:s3:::
{"Version":"2012-10-17","Statement":[{"Sid":"","Effect":"Deny","Principal":"*","Action":["NotAction":["Condition":{"StringNotEquals":{"
{"Version":"2012-10-17","Statement":[{"Sid":"","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::`;

const recordPhrases = `,["arn:aws:s3:::example-bucket",{"Version":"2012-10-17","Statement":[{"Sid":"
,[["arn:aws:iam::111122223333:role/","2026-01-15T09:00:00Z","2026-01-15T10:00:00Z"]],[],[["2026-01-15T09:30:00Z","us-east-1","203.0.113.10"]]
,[["2026-03-02T10:00:00Z","eu-central-1","203.0.113.24"]],[["arn:aws:iam::111122223333:user/alice","s3:GetObject","arn:aws:s3:::
,["arn:aws:iam::111122223333:group/"],["arn:aws:iam::aws:policy/"],["",{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"
,0,0,0,0,["arn:aws:iam::111122223333:policy/",{"team":"",{"project":"{"aws:MultiFactorAuthPresent":"true"}
[1,"","",[["111122223333","example"],["444455556666","partner"]],[],[],[],[["Developers",0,0,0,0,[],["ReadReports",{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["`;

const lines = (text: string): string => text.replaceAll('\n', ' ');
const joined = (text: string): string => text.replaceAll('\n', '');

/** Characters of ASCII only, so that bytes and characters are the same. */
export const dictionary1: string = [
  lines(services),
  lines(regions),
  lines(names),
  joined(actions),
  joined(conditions),
  joined(managedPolicies),
  joined(worldPhrases),
  joined(policyPhrases),
  joined(recordPhrases),
].join('');
