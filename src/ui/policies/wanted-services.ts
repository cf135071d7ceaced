/** Asks for the facts of the services that a policy text speaks of: completion and findings need them. */
import { servicesIn } from '#ui/policy/services-in.ts';
import { liveCatalogue } from '#ui/request/live-catalogue.svelte.ts';

export function wantServices(text: string): void {
  const { facts } = liveCatalogue;
  if (facts === undefined) return;
  for (const prefix of servicesIn(text)) if (facts.prefixes.has(prefix)) liveCatalogue.service(prefix);
}
