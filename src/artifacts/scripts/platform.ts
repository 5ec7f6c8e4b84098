/** How one family of platforms is told to run an image, and asked which one it runs. Bodies read $environment and $image. */
export interface Platform {
  /** Variables that the pipeline hands over, per environment. */
  readonly needs: readonly string[];
  /** What must be there, or what to know, before it is run: comment lines of deploy.sh. */
  readonly notes?: readonly string[];
  readonly deploy: string;
  /** Prints the image that serves, or nothing when nothing does yet. */
  readonly running: string;
  /** Ends when the rollout has, with a failure when it went wrong. */
  readonly settled: string;
}
