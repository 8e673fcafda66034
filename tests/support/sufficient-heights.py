"""Prints, as JSON {sheet: {row: height in pt}}, the row heights that LibreOffice Calc itself finds sufficient.

Arguments: a profile folder of its own, an XLSX file. Runs in Debian's Python, the one python3-uno belongs to.
"""
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

POINTS_PER_HUNDREDTH_MM = 72 / 2540
profile, workbook = (Path(argument).resolve() for argument in sys.argv[1:3])
pipe = f"heights{os.getpid()}"
office = subprocess.Popen(
    [
        "soffice",
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        f"--accept=pipe,name={pipe};urp;",
    ]
)


def connect():
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if office.poll() not in (None, 0):
                break
            time.sleep(0.25)
    raise SystemExit("soffice did not answer")


context = connect()
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
try:
    document = desktop.loadComponentFromURL(
        workbook.as_uri(), "_blank", 0, (PropertyValue(Name="Hidden", Value=True),)
    )
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
finally:
    desktop.terminate()
    office.wait(60)
