/** What was copied: as it was then, however often all is drawn again. */
export interface Copied {
  readonly text: string;
  /** Whether that is left to the user. */
  readonly byHand: boolean;
}

/** Copies a text. Pages that are not secure have no clipboard, and people may not let a page have it. */
export async function copyText(text: string): Promise<Copied> {
  try {
    await navigator.clipboard.writeText(text);
    return { text, byHand: false };
  } catch {
    return { text, byHand: true };
  }
}
