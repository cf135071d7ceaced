/** Tags as they are typed, and as AWS takes them. */
export interface TagDraft {
  key: string;
  value: string;
}

export interface TagParameter {
  readonly Key: string;
  readonly Value: string;
}

/** The parameter of a call; absent for none. */
export function tagsParameter(tags: readonly TagDraft[]): readonly TagParameter[] | undefined {
  return tags.length === 0 ? undefined : tags.map(({ key, value }) => ({ Key: key, Value: value }));
}
