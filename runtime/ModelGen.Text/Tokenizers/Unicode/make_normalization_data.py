"""Writes normalization.bin, the tables of UnicodeNormalization.cs, from Python's unicodedata.

    python3 make_normalization_data.py normalization.bin

Numbers are little-endian base 128 (7 bits a byte, the top bit set on all but the last). Layout:

    count, then per code point with a full decomposition: difference to the previous code point, 2 * length + (1 if compatibility), code points
    count, then per code point with a combining class:    difference to the previous code point, class
    count, then per primary composite:                    first, second, composite

A canonical decomposition is written even where a compatibility one follows for the same code point. Hangul is left to arithmetic.
"""

import sys
import unicodedata


def number(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def main(path):
    points = [c for c in range(0x110000) if not 0xD800 <= c < 0xE000 and not 0xAC00 <= c <= 0xD7A3]
    decompositions, classes, composites = [], [], []
    for c in points:
        text = chr(c)
        canonical = unicodedata.normalize("NFD", text)
        compatible = unicodedata.normalize("NFKD", text)
        if canonical != text:
            decompositions.append((c, 0, canonical))
        if compatible != canonical:
            decompositions.append((c, 1, compatible))
        if unicodedata.combining(text):
            classes.append((c, unicodedata.combining(text)))
        parts = unicodedata.decomposition(text).split()
        if len(parts) == 2 and not parts[0].startswith("<") and unicodedata.normalize("NFC", text) == text:
            composites.append((int(parts[0], 16), int(parts[1], 16), c))

    out = bytearray(number(len(decompositions)))
    last = 0
    for c, kind, text in decompositions:
        out += number(c - last) + number(2 * len(text) + kind) + b"".join(number(ord(t)) for t in text)
        last = c
    out += number(len(classes))
    last = 0
    for c, value in classes:
        out += number(c - last) + number(value)
        last = c
    out += number(len(composites))
    for row in composites:
        out += b"".join(number(value) for value in row)
    with open(path, "wb") as file:
        file.write(out)


if __name__ == "__main__":
    main(sys.argv[1])
