# Cuts one small font out of a large one: one weight, only the characters that the program draws.
#
# Usage: cut_font.py SOURCE OUT CHARACTERS... [--weight N] [--face NAME]
#
# SOURCE is a font, or a collection out of which --face takes one by its family's name. A character
# that it lacks is left out without a word: another font may have it, and tests/app looks whether
# one does. Where the source has digits of equal width ("tnum"), they take the place of its ordinary
# ones: Dear ImGui cannot ask for them, and a clock whose digits differ in width jitters as it runs.
import argparse

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont
from fontTools.varLib import instancer


def read_font(path, face):
    if not face:
        return TTFont(path)
    names = [font["name"].getDebugName(1) for font in TTCollection(path, lazy=True).fonts]
    return TTFont(path, fontNumber=names.index(face), lazy=True)


def use_tabular_digits(font):
    table = font["GSUB"].table
    swaps = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for part in table.LookupList.Lookup[index].SubTable:
                part = getattr(part, "ExtSubTable", part)
                swaps.update(getattr(part, "mapping", {}))
    for cmap in font["cmap"].tables:
        for code in range(ord("0"), ord("9") + 1):
            name = getattr(cmap, "cmap", {}).get(code)
            if name in swaps:
                cmap.cmap[code] = swaps[name]
    # An instance of a variable font rounds each glyph by itself: one unit in two thousand too much.
    names = font.getBestCmap()
    digits = [names[code] for code in range(ord("0"), ord("9") + 1)]
    for digit in digits:
        font["hmtx"][digit] = (font["hmtx"][digits[0]][0], font["hmtx"][digit][1])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("source")
    parser.add_argument("out")
    parser.add_argument("characters", nargs="+")
    parser.add_argument("--weight", type=float)
    parser.add_argument("--face")
    wanted = parser.parse_args()

    font = read_font(wanted.source, wanted.face)
    if wanted.weight:
        axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
        axes["wght"] = wanted.weight
        font = instancer.instantiateVariableFont(font, axes)
    use_tabular_digits(font)

    text = ""
    for path in wanted.characters:
        with open(path, encoding="utf-8") as file:
            text += "".join(line.rstrip("\n") for line in file if not line.startswith("//"))
    # A year-old clock would otherwise be in the file's head, and two builds would differ.
    font.recalcTimestamp = False
    # Nobody writes from top to bottom here; and whole outlines are smaller than shared pieces.
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True,
                             ignore_missing_unicodes=True, name_IDs=[0, 1, 2, 13, 14],
                             desubroutinize=True)
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE"]
    cutter = subset.Subsetter(options)
    cutter.populate(text=text)
    cutter.subset(font)
    font.save(wanted.out)


main()
