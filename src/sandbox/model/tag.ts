export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** What an account notes about a resource; left out where nothing was. */
export interface Labels {
  tags?: readonly Tag[];
  resourceGroupId?: string;
}
