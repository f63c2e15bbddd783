# Cuts one small font out of a large one: one weight, only the characters that the program draws.
#
# Usage: cut_font.py SOURCE.ttf CHARACTERS.txt OUT.ttf [WEIGHT]
#
# A character that the source lacks is left out without a word. Where the source has digits of equal
# width ("tnum"), they take the place of its ordinary ones: Dear ImGui cannot ask for them, and a
# clock whose digits differ in width jitters as it runs.
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer


def use_tabular_digits(font):
    if "GSUB" not in font:
        return
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
            name = cmap.cmap.get(code)
            if name in swaps:
                cmap.cmap[code] = swaps[name]


def main():
    source, characters_path, out = sys.argv[1:4]
    font = TTFont(source)
    if len(sys.argv) > 4:
        axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
        axes["wght"] = float(sys.argv[4])
        font = instancer.instantiateVariableFont(font, axes)
    use_tabular_digits(font)

    with open(characters_path, encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file if not line.startswith("//")]
    # A year-old clock would otherwise be in the file's head, and two builds would differ.
    font.recalcTimestamp = False
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True,
                             ignore_missing_unicodes=True, name_IDs=[0, 1, 2, 13, 14])
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(lines))
    cutter.subset(font)
    font.save(out)


main()
