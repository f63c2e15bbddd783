# Finds the characters that our own texts use, so that fonts can be cut to them and nobody keeps a
# list of them by hand.
#
# Usage: collect_characters.py FOLDER SOURCE...
#
# Writes into FOLDER, each only when it has changed, so that fonts are cut again only then:
#   characters.txt  every character beyond ASCII in the sources, written out or as an escape, and
#                   Chinese punctuation;
#   signs.txt       those of them that are not Chinese;
#   chinese.txt     all of characters.txt, and what people type: the 3,755 characters of GB2312's
#                   first level, which cover everyday Chinese, and wide letters and digits.
import pathlib
import re
import sys

PUNCTUATION = "、。〈〉《》「」『』【】！％（），／：；？～"


def first_level():
    for row in range(16, 56):
        for cell in range(1, 95):
            try:
                yield bytes([0xA0 + row, 0xA0 + cell]).decode("gb2312")
            except UnicodeDecodeError:
                pass  # The last row is not full.


def is_chinese(character):
    return 0x2E80 <= ord(character) <= 0x9FFF or 0xF900 <= ord(character) <= 0xFAFF \
        or 0xFE30 <= ord(character) <= 0xFFEF or ord(character) >= 0x20000


def characters_of(path):
    text = pathlib.Path(path).read_text(encoding="utf-8", errors="ignore")
    escapes = re.findall(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})", text)
    escaped = {chr(int(short or long, 16)) for short, long in escapes}
    return {c for c in escaped.union(text) if ord(c) > 0x7E and not 0xD800 <= ord(c) < 0xE000}


def write(path, characters):
    text = "".join(sorted(characters))
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def main():
    folder = pathlib.Path(sys.argv[1])
    ours = set(PUNCTUATION).union(*map(characters_of, sys.argv[2:]))
    typed = set(first_level()) | set(map(chr, [*range(0x3001, 0x3020), *range(0xFF01, 0xFF5F)]))
    write(folder / "characters.txt", ours)
    write(folder / "signs.txt", {c for c in ours if not is_chinese(c)})
    write(folder / "chinese.txt", ours | typed)


main()
