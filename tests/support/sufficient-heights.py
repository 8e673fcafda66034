"""Prints, as JSON {sheet: {row: height in pt}}, the row heights that LibreOffice Calc itself finds sufficient.

Arguments: a profile folder of its own, an XLSX file.
"""
import json
import sys
from pathlib import Path

from office import Desktop

POINTS_PER_HUNDREDTH_MM = 72 / 2540
profile, workbook = (Path(argument).resolve() for argument in sys.argv[1:3])
with Desktop(profile) as office:
    document = office.open(workbook)
    heights = {}
    for sheet in document.Sheets:
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        last = cursor.RangeAddress.EndRow
        sheet.Rows.OptimalHeight = True
        heights[sheet.Name] = {
            row + 1: round(sheet.Rows.getByIndex(row).Height * POINTS_PER_HUNDREDTH_MM, 2) for row in range(last + 1)
        }
    print(json.dumps(heights))
    document.close(True)
