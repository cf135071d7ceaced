/**
 * The service-linked roles that AWS makes: by service principal, the role's name and the policy that comes with it.
 *
 * AWS: IAM User Guide, "AWS services that work with IAM", column "Service-linked roles", and the guide of each service; the
 * names follow no rule. Policies live under `arn:aws:iam::aws:policy/aws-service-role/`. Not every service is here.
 */
export interface ServiceLinkedRole {
  readonly role: string;
  readonly policy: string;
  /** Several of it may stand in one account, told apart by a suffix. */
  readonly takesSuffix?: true;
}

export const serviceLinkedRoles: ReadonlyMap<string, ServiceLinkedRole> = new Map(
  Object.entries<ServiceLinkedRole>({
    'access-analyzer.amazonaws.com': {
      role: 'AWSServiceRoleForAccessAnalyzer',
      policy: 'AccessAnalyzerServiceRolePolicy',
    },
    'accountdiscovery.ssm.amazonaws.com': {
      role: 'AWSServiceRoleForAmazonSSM_AccountDiscovery',
      policy: 'AWSSystemsManagerAccountDiscoveryServicePolicy',
    },
    'acm.amazonaws.com': {
      role: 'AWSServiceRoleForCertificateManager',
      policy: 'CertificateManagerServiceRolePolicy',
    },
    'appmesh.amazonaws.com': { role: 'AWSServiceRoleForAppMesh', policy: 'AWSAppMeshServiceRolePolicy' },
    'autoscaling-plans.amazonaws.com': {
      role: 'AWSServiceRoleForAutoScalingPlans_EC2AutoScaling',
      policy: 'AWSAutoScalingPlansEC2AutoScalingPolicy',
    },
    'autoscaling.amazonaws.com': {
      role: 'AWSServiceRoleForAutoScaling',
      policy: 'AutoScalingServiceRolePolicy',
      takesSuffix: true,
    },
    'backup.amazonaws.com': {
      role: 'AWSServiceRoleForBackup',
      policy: 'AWSBackupServiceLinkedRolePolicyForBackup',
    },
    'batch.amazonaws.com': { role: 'AWSServiceRoleForBatch', policy: 'BatchServiceRolePolicy' },
    'cassandra.application-autoscaling.amazonaws.com': {
      role: 'AWSServiceRoleForApplicationAutoScaling_CassandraTable',
      policy: 'AWSApplicationAutoscalingCassandraTablePolicy',
    },
    'cks.kms.amazonaws.com': {
      role: 'AWSServiceRoleForKeyManagementServiceCustomKeyStores',
      policy: 'AWSKeyManagementServiceCustomKeyStoresServiceRolePolicy',
    },
    'cloudtrail.amazonaws.com': {
      role: 'AWSServiceRoleForCloudTrail',
      policy: 'CloudTrailServiceRolePolicy',
    },
    'codestar-notifications.amazonaws.com': {
      role: 'AWSServiceRoleForCodeStarNotifications',
      policy: 'AWSCodeStarNotificationsServiceRolePolicy',
    },
    'config.amazonaws.com': { role: 'AWSServiceRoleForConfig', policy: 'AWSConfigServiceRolePolicy' },
    'connect.amazonaws.com': {
      role: 'AWSServiceRoleForAmazonConnect',
      policy: 'AmazonConnectServiceLinkedRolePolicy',
      takesSuffix: true,
    },
    'dms-fleet-advisor.amazonaws.com': {
      role: 'AWSServiceRoleForDMSFleetAdvisor',
      policy: 'AWSDMSFleetAdvisorServiceRolePolicy',
    },
    'dms.amazonaws.com': {
      role: 'AWSServiceRoleForDMSServerless',
      policy: 'AWSDMSServerlessServiceRolePolicy',
    },
    'docdb-elastic.amazonaws.com': {
      role: 'AWSServiceRoleForDocDB-Elastic',
      policy: 'AmazonDocDB-ElasticServiceRolePolicy',
    },
    'dynamodb.application-autoscaling.amazonaws.com': {
      role: 'AWSServiceRoleForApplicationAutoScaling_DynamoDBTable',
      policy: 'AWSApplicationAutoscalingDynamoDBTablePolicy',
    },
    'ec2-instance-connect.amazonaws.com': {
      role: 'AWSServiceRoleForEc2InstanceConnect',
      policy: 'Ec2InstanceConnectEndpoint',
    },
    'ec2.application-autoscaling.amazonaws.com': {
      role: 'AWSServiceRoleForApplicationAutoScaling_EC2SpotFleetRequest',
      policy: 'AWSApplicationAutoscalingEC2SpotFleetRequestPolicy',
    },
    'ecr.amazonaws.com': { role: 'AWSServiceRoleForECRTemplate', policy: 'ECRTemplateServiceRolePolicy' },
    'ecs.amazonaws.com': { role: 'AWSServiceRoleForECS', policy: 'AmazonECSServiceRolePolicy' },
    'ecs.application-autoscaling.amazonaws.com': {
      role: 'AWSServiceRoleForApplicationAutoScaling_ECSService',
      policy: 'AWSApplicationAutoscalingECSServicePolicy',
    },
    'eks-connector.amazonaws.com': {
      role: 'AWSServiceRoleForAmazonEKSConnector',
      policy: 'AmazonEKSConnectorServiceRolePolicy',
    },
    'eks-fargate.amazonaws.com': {
      role: 'AWSServiceRoleForAmazonEKSForFargate',
      policy: 'AmazonEKSForFargateServiceRolePolicy',
    },
    'eks-nodegroup.amazonaws.com': {
      role: 'AWSServiceRoleForAmazonEKSNodegroup',
      policy: 'AWSServiceRoleForAmazonEKSNodegroup',
    },
    'eks.amazonaws.com': { role: 'AWSServiceRoleForAmazonEKS', policy: 'AmazonEKSServiceRolePolicy' },
    'elasticache.amazonaws.com': {
      role: 'AWSServiceRoleForElastiCache',
      policy: 'ElastiCacheServiceRolePolicy',
    },
    'elasticbeanstalk.amazonaws.com': {
      role: 'AWSServiceRoleForElasticBeanstalk',
      policy: 'AWSElasticBeanstalkServiceRolePolicy',
    },
    'elasticfilesystem.amazonaws.com': {
      role: 'AWSServiceRoleForAmazonElasticFileSystem',
      policy: 'AmazonElasticFileSystemServiceRolePolicy',
    },
    'elasticloadbalancing.amazonaws.com': {
      role: 'AWSServiceRoleForElasticLoadBalancing',
      policy: 'AWSElasticLoadBalancingServiceRolePolicy',
    },
    'email.cognito-idp.amazonaws.com': {
      role: 'AWSServiceRoleForAmazonCognitoIdpEmailService',
      policy: 'AmazonCognitoIdpEmailServiceRolePolicy',
    },
    'emr-containers.amazonaws.com': {
      role: 'AWSServiceRoleForAmazonEMRContainers',
      policy: 'AmazonEMRContainersServiceRolePolicy',
    },
    'emrwal.amazonaws.com': { role: 'AWSServiceRoleForEMRWAL', policy: 'EMRDescribeClusterPolicyForEMRWAL' },
    'es.amazonaws.com': {
      role: 'AWSServiceRoleForAmazonElasticsearchService',
      policy: 'AmazonElasticsearchServiceRolePolicy',
    },
    'fis.amazonaws.com': { role: 'AWSServiceRoleForFIS', policy: 'AmazonFISServiceRolePolicy' },
    'grafana.amazonaws.com': {
      role: 'AWSServiceRoleForAmazonGrafana',
      policy: 'AmazonGrafanaServiceLinkedRolePolicy',
    },
    'guardduty.amazonaws.com': {
      role: 'AWSServiceRoleForAmazonGuardDuty',
      policy: 'AmazonGuardDutyServiceRolePolicy',
    },
    'imagebuilder.amazonaws.com': {
      role: 'AWSServiceRoleForImageBuilder',
      policy: 'AWSServiceRoleForImageBuilder',
    },
    'inspector2.amazonaws.com': {
      role: 'AWSServiceRoleForAmazonInspector2',
      policy: 'AmazonInspector2ServiceRolePolicy',
    },
    'iotmanagedintegrations.amazonaws.com': {
      role: 'AWSServiceRoleForIoTManagedIntegrations',
      policy: 'AWSIoTManagedIntegrationsRolePolicy',
    },
    'kafka.amazonaws.com': { role: 'AWSServiceRoleForKafka', policy: 'KafkaServiceRolePolicy' },
    'kafkaconnect.amazonaws.com': {
      role: 'AWSServiceRoleForKafkaConnect',
      policy: 'KafkaConnectServiceRolePolicy',
    },
    'lakeformation.amazonaws.com': {
      role: 'AWSServiceRoleForLakeFormationDataAccess',
      policy: 'LakeFormationDataAccessServiceRolePolicy',
    },
    'lambda.application-autoscaling.amazonaws.com': {
      role: 'AWSServiceRoleForApplicationAutoScaling_LambdaConcurrency',
      policy: 'AWSApplicationAutoscalingLambdaConcurrencyPolicy',
    },
    'lex.amazonaws.com': { role: 'AWSServiceRoleForLexBots', policy: 'AmazonLexBotPolicy' },
    'lexv2.amazonaws.com': {
      role: 'AWSServiceRoleForLexV2Bots',
      policy: 'AmazonLexV2BotPolicy',
      takesSuffix: true,
    },
    'lightsail.amazonaws.com': { role: 'AWSServiceRoleForLightsail', policy: 'LightsailExportAccess' },
    'm2.amazonaws.com': { role: 'AWSServiceRoleForAWSM2', policy: 'AWSM2ServicePolicy' },
    'macie.amazonaws.com': { role: 'AWSServiceRoleForAmazonMacie', policy: 'AmazonMacieServiceRolePolicy' },
    'memorydb.amazonaws.com': { role: 'AWSServiceRoleForMemoryDB', policy: 'MemoryDBServiceRolePolicy' },
    'mq.amazonaws.com': { role: 'AWSServiceRoleForAmazonMQ', policy: 'AmazonMQServiceRolePolicy' },
    'mrk.kms.amazonaws.com': {
      role: 'AWSServiceRoleForKeyManagementServiceMultiRegionKeys',
      policy: 'AWSKeyManagementServiceMultiRegionKeysServiceRolePolicy',
    },
    'notifications.amazonaws.com': {
      role: 'AWSServiceRoleForAwsUserNotifications',
      policy: 'AWSUserNotificationsServiceLinkedRolePolicy',
    },
    'observability.aoss.amazonaws.com': {
      role: 'AWSServiceRoleForAmazonOpenSearchServerless',
      policy: 'AmazonOpenSearchServerlessServiceRolePolicy',
    },
    'opensearchservice.amazonaws.com': {
      role: 'AWSServiceRoleForAmazonOpenSearchService',
      policy: 'AmazonOpenSearchServiceRolePolicy',
    },
    'ops.apigateway.amazonaws.com': {
      role: 'AWSServiceRoleForAPIGateway',
      policy: 'APIGatewayServiceRolePolicy',
    },
    'ops.emr-serverless.amazonaws.com': {
      role: 'AWSServiceRoleForAmazonEMRServerless',
      policy: 'AmazonEMRServerlessServiceRolePolicy',
    },
    'opsdatasync.ssm.amazonaws.com': {
      role: 'AWSServiceRoleForSystemsManagerOpsDataSync',
      policy: 'AWSSystemsManagerOpsDataSyncServiceRolePolicy',
    },
    'opsinsights.ssm.amazonaws.com': {
      role: 'AWSServiceRoleForAmazonSSM_OpsInsights',
      policy: 'AWSSSMOpsInsightsServiceRolePolicy',
    },
    'organizations.amazonaws.com': {
      role: 'AWSServiceRoleForOrganizations',
      policy: 'AWSOrganizationsServiceTrustPolicy',
    },
    'pullthroughcache.ecr.amazonaws.com': {
      role: 'AWSServiceRoleForECRPullThroughCache',
      policy: 'AWSECRPullThroughCache_ServiceRolePolicy',
    },
    'ram.amazonaws.com': {
      role: 'AWSServiceRoleForResourceAccessManager',
      policy: 'AWSResourceAccessManagerServiceRolePolicy',
    },
    'rds.amazonaws.com': { role: 'AWSServiceRoleForRDS', policy: 'AmazonRDSServiceRolePolicy' },
    'rds.application-autoscaling.amazonaws.com': {
      role: 'AWSServiceRoleForApplicationAutoScaling_RDSCluster',
      policy: 'AWSApplicationAutoscalingRDSClusterPolicy',
    },
    'redshift.amazonaws.com': {
      role: 'AWSServiceRoleForRedshift',
      policy: 'AmazonRedshiftServiceLinkedRolePolicy',
    },
    'replication.cassandra.amazonaws.com': {
      role: 'AWSServiceRoleForKeyspacesReplication',
      policy: 'KeyspacesReplicationServiceRolePolicy',
    },
    'replication.ecr.amazonaws.com': {
      role: 'AWSServiceRoleForECRReplication',
      policy: 'ECRReplicationServiceRolePolicy',
    },
    'replicator.lambda.amazonaws.com': {
      role: 'AWSServiceRoleForLambdaReplicator',
      policy: 'AWSLambdaReplicator',
    },
    'repository.sync.codeconnections.amazonaws.com': {
      role: 'AWSServiceRoleForGitSync',
      policy: 'AWSGitSyncServiceRolePolicy',
    },
    'resource-explorer-2.amazonaws.com': {
      role: 'AWSServiceRoleForResourceExplorer',
      policy: 'AWSResourceExplorerServiceRolePolicy',
    },
    'rolesanywhere.amazonaws.com': {
      role: 'AWSServiceRoleForRolesAnywhere',
      policy: 'AWSRolesAnywhereServicePolicy',
    },
    's3-outposts.amazonaws.com': {
      role: 'AWSServiceRoleForS3OnOutposts',
      policy: 'AWSS3OnOutpostsServiceRolePolicy',
    },
    'securityhub.amazonaws.com': {
      role: 'AWSServiceRoleForSecurityHub',
      policy: 'AWSSecurityHubServiceRolePolicy',
    },
    'ses.amazonaws.com': { role: 'AWSServiceRoleForAmazonSES', policy: 'AmazonSESServiceRolePolicy' },
    'shield.amazonaws.com': { role: 'AWSServiceRoleForAWSShield', policy: 'AWSShieldServiceRolePolicy' },
    'spot.amazonaws.com': { role: 'AWSServiceRoleForEC2Spot', policy: 'AWSEC2SpotServiceRolePolicy' },
    'spotfleet.amazonaws.com': {
      role: 'AWSServiceRoleForEC2SpotFleet',
      policy: 'AWSEC2SpotFleetServiceRolePolicy',
    },
    'ssm-incidents.amazonaws.com': {
      role: 'AWSServiceRoleForIncidentManager',
      policy: 'AWSIncidentManagerServiceRolePolicy',
    },
    'ssm-quicksetup.amazonaws.com': {
      role: 'AWSServiceRoleForSSMQuickSetup',
      policy: 'SSMQuickSetupRolePolicy',
    },
    'ssm.amazonaws.com': { role: 'AWSServiceRoleForAmazonSSM', policy: 'AmazonSSMServiceRolePolicy' },
    'sso.amazonaws.com': { role: 'AWSServiceRoleForSSO', policy: 'AWSSSOServiceRolePolicy' },
    'support.amazonaws.com': { role: 'AWSServiceRoleForSupport', policy: 'AWSSupportServiceRolePolicy' },
    'transitgateway.amazonaws.com': {
      role: 'AWSServiceRoleForVPCTransitGateway',
      policy: 'AWSVPCTransitGatewayServiceRolePolicy',
    },
    'trustedadvisor.amazonaws.com': {
      role: 'AWSServiceRoleForTrustedAdvisor',
      policy: 'AWSTrustedAdvisorServiceRolePolicy',
    },
    'vpcorigin.cloudfront.amazonaws.com': {
      role: 'AWSServiceRoleForCloudFrontVPCOrigin',
      policy: 'AWSCloudFrontVPCOriginServiceRolePolicy',
    },
    'waf.amazonaws.com': { role: 'AWSServiceRoleForWAFLogging', policy: 'WAFLoggingServiceRolePolicy' },
    'wafv2.amazonaws.com': { role: 'AWSServiceRoleForWAFV2Logging', policy: 'WAFV2LoggingServiceRolePolicy' },
  }),
);
