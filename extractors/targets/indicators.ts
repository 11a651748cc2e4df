/** The canonical key of an indicator by its words, or null. */
export function indicatorKey(_name: string): string | null {
  return null;
}
