/** Gives a scenario to the browser's downloads. Nothing is sent: the file is made in this page. */
import { exportFile } from '#app/sharing.ts';
import type { Scenario } from '#scenarios/scenario.ts';

export function saveAsFile(scenario: Scenario): void {
  const { name, content } = exportFile(scenario);
  const address = URL.createObjectURL(content);
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  // Some browsers read the address only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
