/** The Lab's three columns in reading order; on a small screen they are steps. */
export const columns = [
  { id: 'request', name: 'Request' },
  { id: 'walk', name: 'Walk' },
  { id: 'evidence', name: 'Evidence' },
] as const;

export type Column = (typeof columns)[number]['id'];

/** The column after this one, or before it (-1); from outside of all, the first or the last. */
export function nextColumn(here: Column | undefined, by: 1 | -1): Column {
  const index = columns.findIndex(({ id }) => id === here);
  const from = index < 0 && by < 0 ? 0 : index;
  return columns[(from + by + columns.length) % columns.length]?.id ?? 'request';
}
