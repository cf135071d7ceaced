/** What is wrong with a text, as a list to read and as squiggles to draw. */
import type { Finding, FindingType } from '#policy/finding.ts';
import type { Squiggle } from './editor/editor.ts';

export interface FindingRow {
  readonly severity: Squiggle['severity'];
  /** `Error`, `Security warning` … */
  readonly word: string;
  readonly code: string;
  readonly message: string;
  /** Where it stands, from 1. */
  readonly line: number;
  readonly offset: number;
}

const severities: Readonly<Record<FindingType, readonly [Squiggle['severity'], string]>> = {
  ERROR: ['error', 'Error'],
  SECURITY_WARNING: ['warning', 'Security warning'],
  WARNING: ['warning', 'Warning'],
  SUGGESTION: ['info', 'Suggestion'],
};

const order = Object.keys(severities);

/** Worst first, then as they stand in the text. */
export function findingRows(findings: readonly Finding[]): FindingRow[] {
  return [...findings]
    .sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type) || startOf(a).offset - startOf(b).offset)
    .map((finding) => {
      const [severity, word] = severities[finding.type];
      const { line, offset } = startOf(finding);
      return { severity, word, code: finding.code, message: finding.message, line, offset };
    });
}

function startOf({ locations }: Finding): { readonly line: number; readonly offset: number } {
  return locations[0]?.range.start ?? { line: 1, offset: 0 };
}

/** Every place of every finding. */
export function squiggles(findings: readonly Finding[]): Squiggle[] {
  return findings.flatMap(({ type, message, locations }) =>
    locations.map(({ range }) => ({
      from: range.start.offset,
      to: Math.max(range.end.offset, range.start.offset),
      severity: severities[type][0],
      message,
    })),
  );
}
