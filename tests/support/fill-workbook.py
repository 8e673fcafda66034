"""Fills cells of a workbook as a person in LibreOffice would type them, recalculates, and saves it as XLSX.

Arguments: a profile folder of its own, the workbook, the new file, JSON [{"sheet", "cell", "typed"}].
"""
import json
import sys
from pathlib import Path

from office import Desktop  # first: it makes the com.* modules importable

from com.sun.star.beans import PropertyValue

profile, workbook, target = (Path(argument).resolve() for argument in sys.argv[1:4])
edits = json.loads(sys.argv[4])
with Desktop(profile) as office:
    document = office.open(workbook)
    for edit in edits:
        # FormulaLocal is what typing into the cell does: numbers, days and texts are told apart by the program.
        document.Sheets.getByName(edit["sheet"]).getCellRangeByName(edit["cell"]).FormulaLocal = edit["typed"]
    document.calculateAll()
    document.storeToURL(
        target.as_uri(), (PropertyValue(Name="FilterName", Value="Calc MS Excel 2007 XML"),)
    )
    document.close(True)
