"""One LibreOffice of its own for a script: started with a profile folder, stopped at the end.

Runs in Debian's Python, the one python3-uno belongs to.
"""
import os
import subprocess
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException


def _connect(pipe, office):
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


class Desktop:
    """The desktop of an office that listens on a pipe of its own; it ends with the block."""

    def __init__(self, profile: Path):
        pipe = f"hoso{os.getpid()}"
        self.office = subprocess.Popen(
            [
                "soffice",
                f"-env:UserInstallation={profile.as_uri()}",
                "--headless",
                "--norestore",
                f"--accept=pipe,name={pipe};urp;",
            ]
        )
        self.context = _connect(pipe, self.office)
        self.desktop = self.context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", self.context)

    def open(self, file: Path):
        return self.desktop.loadComponentFromURL(
            file.as_uri(), "_blank", 0, (PropertyValue(Name="Hidden", Value=True),)
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.desktop.terminate()
        except DisposedException:
            pass
        self.office.wait(60)
