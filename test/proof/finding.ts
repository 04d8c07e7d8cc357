/** What a proof has found. */
export interface Finding {
  compared: number;
  /** Each difference, in words that let it be found again. */
  wrong: string[];
}
