/**
 * The credential report: made on demand, at most every four hours, and fetched as a file.
 *
 * AWS: IAM API Reference, "GenerateCredentialReport", "GetCredentialReport"; IAM User Guide, "Generate credential reports for
 * your AWS account". Not here: what stands in the file (credential-report-file.ts).
 */
import type { Job } from '#account/job.ts';
import { put, remove } from '#account/world.ts';
import { AwsError } from '../aws-error.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { toBase64 } from '../password-hash.ts';
import { object } from '../shape.ts';
import { uuid } from '../unique-id.ts';
import { credentialReportFile } from './credential-report-file.ts';

const lifetime = 4 * 3600 * 1000;

const generateCredentialReport = operation({
  service: 'iam',
  name: 'GenerateCredentialReport',
  parameters: object({}),
  asks: () => [{ action: 'iam:GenerateCredentialReport', resource: '*' }],
  run: (_, scope) => {
    const last = lastReport(scope);
    if (last !== undefined && !isExpired(last, scope)) return done(scope.world, { State: 'COMPLETE' });
    const emptied = last === undefined ? scope.world : remove(scope.world, 'jobs', last.id);
    return done(put(emptied, 'jobs', newReport(scope)), {
      State: 'STARTED',
      Description: 'No report exists. Starting a new report generation task',
    });
  },
});

function newReport({ world, accountId, moment }: Scope): Job {
  return {
    id: uuid(moment.random),
    accountId,
    type: 'credentialReport',
    startedAt: moment.now,
    about: accountId,
    options: {},
    result: credentialReportFile(world, accountId, moment.now),
  };
}

function lastReport({ world, accountId }: Scope): Job | undefined {
  const jobs = [...world.jobs.values()];
  return jobs.find((job) => job.type === 'credentialReport' && job.accountId === accountId);
}

function isExpired({ startedAt }: Job, { moment }: Scope): boolean {
  return Date.parse(moment.now) - Date.parse(startedAt) >= lifetime;
}

const getCredentialReport = operation({
  service: 'iam',
  name: 'GetCredentialReport',
  parameters: object({}),
  asks: () => [{ action: 'iam:GetCredentialReport', resource: '*' }],
  run: (_, scope) => {
    const report = lastReport(scope);
    if (report === undefined) return new AwsError('ReportNotPresent', 410);
    if (isExpired(report, scope)) return new AwsError('ReportExpired', 410);
    return done(scope.world, {
      Content: toBase64(Uint8Array.from(report.result, (character) => character.charCodeAt(0))),
      ReportFormat: 'text/csv',
      GeneratedTime: report.startedAt,
    });
  },
});

export const credentialReportOperations: readonly Operation[] = [
  generateCredentialReport,
  getCredentialReport,
];
