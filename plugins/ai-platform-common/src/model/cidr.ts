/** An IPv4 range. `first` and `last` are addresses as unsigned 32-bit numbers. @public */
export interface Cidr {
  first: number;
  last: number;
  /** Prefix length, 0 to 32. */
  prefix: number;
  /** True if the written address is the first of its range. */
  aligned: boolean;
}

const CIDR_PATTERN = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** The range that a text in CIDR notation (RFC 4632) describes, or undefined if it is none. @public */
export function parseCidr(text: string): Cidr | undefined {
  const match = CIDR_PATTERN.exec(text);
  if (!match) return undefined;
  const octets = match.slice(1, 5).map(Number);
  const prefix = Number(match[5]);
  if (octets.some(octet => octet > 255) || prefix > 32) return undefined;
  const address = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const size = 2 ** (32 - prefix);
  const first = Math.floor(address / size) * size;
  return { first, last: first + size - 1, prefix, aligned: first === address };
}

/** The range in CIDR notation, written with its first address. */
export function formatCidr(cidr: Pick<Cidr, 'first' | 'prefix'>): string {
  const octets = [24, 16, 8, 0].map(
    shift => Math.floor(cidr.first / 2 ** shift) % 256,
  );
  return `${octets.join('.')}/${cidr.prefix}`;
}

/** Number of addresses in the range. */
export function cidrSize(cidr: Cidr): number {
  return cidr.last - cidr.first + 1;
}

/** True if the ranges share an address. */
export function cidrsOverlap(a: Cidr, b: Cidr): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/** True if `inner` lies wholly within `outer`. */
export function cidrContains(outer: Cidr, inner: Cidr): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}
