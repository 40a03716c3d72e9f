import { crc32, deflateSync, inflateSync } from 'node:zlib';

/**
 * A picture of a screen in a few colours, at most 256: a third of the size, and much the same to
 * the eye. Takes what browsers write: eight bits a channel, not interlaced, with or without alpha.
 */
export function smaller(png: Buffer, most: number): Buffer {
  const { width, height, colours } = decoded(png);
  const { palette, indexes } = reduced(colours, most);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    rows.set(indexes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits, with a palette.
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const result = Buffer.alloc(named.length + 8);
  result.writeUInt32BE(data.length, 0);
  result.set(named, 4);
  result.writeUInt32BE(crc32(named), named.length + 4);
  return result;
}

interface Picture {
  readonly width: number;
  readonly height: number;
  /** 0xRRGGBB of each pixel, row by row. */
  readonly colours: Uint32Array;
}

function decoded(png: Buffer): Picture {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = png[25] === 6 ? 4 : 3;
  const data: Buffer[] = [];
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const bytes = unfiltered(inflateSync(Buffer.concat(data)), width * channels, height, channels);
  const colours = Uint32Array.from({ length: width * height }, (_, pixel) =>
    bytes.readUIntBE(pixel * channels, 3),
  );
  return { width, height, colours };
}

/** Undoes the filter of each row: a byte is written as its distance from a guess. */
function unfiltered(raw: Buffer, stride: number, height: number, channels: number): Buffer {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x >= channels ? (out[at - channels] ?? 0) : 0;
      const up = y > 0 ? (out[at - stride] ?? 0) : 0;
      const corner = x >= channels && y > 0 ? (out[at - stride - channels] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out[at] = (raw[y * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** The most frequent colours, and for each pixel the nearest of them. */
function reduced(colours: Uint32Array, most: number): { palette: Buffer; indexes: Uint8Array } {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const kept: number[] = [];
  // Colours that the eye cannot tell from a kept one leave their place to others.
  for (const tolerance of [200, 60, 0])
    for (const [colour] of [...counts].sort(([, a], [, b]) => b - a))
      if (kept.length < most && !kept.some((other) => distance(colour, other) <= tolerance))
        kept.push(colour);
  const nearest = new Map<number, number>();
  for (const colour of counts.keys()) {
    let best = 0;
    for (let index = 1; index < kept.length; index++)
      if (distance(colour, kept[index] ?? 0) < distance(colour, kept[best] ?? 0)) best = index;
    nearest.set(colour, best);
  }
  const palette = Buffer.alloc(kept.length * 3);
  kept.forEach((colour, index) => palette.writeUIntBE(colour, index * 3, 3));
  return { palette, indexes: Uint8Array.from(colours, (colour) => nearest.get(colour) ?? 0) };
}

/** Squared, over the three channels. */
function distance(a: number, b: number): number {
  const red = (a >> 16) - (b >> 16);
  const green = ((a >> 8) & 255) - ((b >> 8) & 255);
  const blue = (a & 255) - (b & 255);
  return red * red + green * green + blue * blue;
}
