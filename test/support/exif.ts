const LITTLE_ENDIAN = true;

/** Writes one 12-byte entry of an Exif directory. */
function writeEntry(
  view: DataView,
  at: number,
  tag: number,
  type: number,
  count: number,
  value: number,
): void {
  view.setUint16(at, tag, LITTLE_ENDIAN);
  view.setUint16(at + 2, type, LITTLE_ENDIAN);
  view.setUint32(at + 4, count, LITTLE_ENDIAN);
  view.setUint32(at + 8, value, LITTLE_ENDIAN);
}

/** An Exif segment with an orientation (1 to 8) and a place: 48° 0' 0" north. */
function exifSegment(orientation: number): Uint8Array {
  const bytes = new Uint8Array(4 + 6 + 98);
  bytes.set([0xff, 0xe1, 0, bytes.length - 2]);
  bytes.set(new TextEncoder().encode('Exif\0\0II*\0'), 4);
  const view = new DataView(bytes.buffer, 10);
  view.setUint32(4, 8, LITTLE_ENDIAN);
  view.setUint16(8, 2, LITTLE_ENDIAN);
  writeEntry(view, 10, 0x0112, 3, 1, orientation);
  writeEntry(view, 22, 0x8825, 4, 1, 38);
  view.setUint16(38, 2, LITTLE_ENDIAN);
  writeEntry(view, 40, 1, 2, 2, 'N'.charCodeAt(0));
  writeEntry(view, 52, 2, 5, 3, 70);
  [48, 1, 0, 1, 0, 1].forEach((part, index) => view.setUint32(70 + index * 4, part, LITTLE_ENDIAN));
  return bytes;
}

/** The same JPEG as from a phone that was held askew: with Exif data that turns the picture and tells a place. */
export function withExif(jpeg: Blob, orientation: number): Blob {
  const start = 2;
  return new Blob([jpeg.slice(0, start), exifSegment(orientation).slice(), jpeg.slice(start)], {
    type: jpeg.type,
  });
}

/** The markers of the segments of a JPEG that come before the picture: 0xe1 is Exif's. */
export async function jpegSegments(file: Blob): Promise<number[]> {
  const view = new DataView(await file.arrayBuffer());
  const markers: number[] = [];
  for (let at = 2; view.getUint8(at + 1) !== 0xda; at += 2 + view.getUint16(at + 2)) {
    markers.push(view.getUint8(at + 1));
  }
  return markers;
}
