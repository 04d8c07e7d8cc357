/** Views that the reader has saved under a name. */
export function SavedViews() {
  return null;
}
