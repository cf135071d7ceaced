/** Gives a scenario to the browser's downloads. Nothing is sent: the file is made in this page. */
import { exportFile, type Secrets } from '#app/sharing.ts';
import type { Scenario } from '#scenarios/scenario.ts';
import { download } from './download.ts';

export function saveAsFile(scenario: Scenario, secrets: Secrets = 'left out'): void {
  download(exportFile(scenario, secrets));
}
