/** Texts of the paths above that path, the outermost first. */
function pathsAbove(path: string): string[] {
  // Dots and brackets in quoted keys give texts that are no paths, and so are never found.
  const above: string[] = [];
  for (let at = 0; at < path.length; at += 1) {
    if (path[at] === '.' || path[at] === '[') above.push(path.slice(0, at));
  }
  return above;
}

/** Knows which paths are told already, however many there are. */
export class ToldPaths {
  private readonly told = new Set<string>();
  private readonly above = new Set<string>();

  add(path: string): void {
    this.told.add(path);
    for (const each of pathsAbove(path)) this.above.add(each);
  }

  /** True where the path is told, lies within one that is, or holds one that is. */
  overlap(path: string): boolean {
    if (this.told.size === 0) return false;
    if (this.told.has(path) || this.above.has(path)) return true;
    return pathsAbove(path).some(each => this.told.has(each));
  }
}
