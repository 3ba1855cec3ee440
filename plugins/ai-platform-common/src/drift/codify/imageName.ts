/** The parts of an image reference. */
export interface ImageName {
  /** With registry and port, without tag and digest. */
  name: string;
  tag?: string;
  digest?: string;
}

/** The parts of `registry:5000/name:tag@digest`. */
export function parseImage(image: string): ImageName {
  const [named, digest] = image.split('@', 2);
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const name = colon < 0 ? named : named.slice(0, colon);
  return {
    name,
    ...(colon >= 0 && { tag: named.slice(colon + 1) }),
    ...(digest !== undefined && { digest }),
  };
}

/** The reference of an image. */
export function formatImage({ name, tag, digest }: ImageName): string {
  const tagged = tag === undefined ? name : `${name}:${tag}`;
  return digest === undefined ? tagged : `${tagged}@${digest}`;
}
