/** Where the desired state lives, and where it goes. */
export interface Home {
  readonly repository: string;
  readonly namespace: string;
}
