"""Lets LibreOffice settle tracked changes: each DOCX is saved once with all accepted, once with all rejected.

Arguments: a profile folder of its own, an output folder, DOCX files. Writes NAME.accept.docx and NAME.reject.docx.
"""
import sys
from pathlib import Path

# Imports uno, which must come before the types of LibreOffice.
from office import Desktop

from com.sun.star.beans import PropertyValue

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}
profile, out, *files = (Path(argument).resolve() for argument in sys.argv[1:])
with Desktop(profile) as office:
    manager = office.context.ServiceManager
    dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", office.context)
    for file in files:
        for name, command in COMMANDS.items():
            document = office.open(file)
            dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
            target = out / f"{file.stem}.{name}.docx"
            document.storeToURL(target.as_uri(), (PropertyValue(Name="FilterName", Value="MS Word 2007 XML"),))
            document.close(True)
