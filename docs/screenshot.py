"""Make the README's picture: the first screen of the demo report, in Debian's Chromium.

make screenshot
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

TARGET = Path(__file__).parent / "images" / "report.png"
WIDTH, HEIGHT = 1280, 1180


def main() -> None:
    """Write the report, open it, take the picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = Path(folder) / "report.html"
        command = [Path(sys.executable).with_name("twosource"), "demo", "-o", str(report)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.goto(report.as_uri())
        page.locator("h1").first.scroll_into_view_if_needed()
        page.screenshot(path=TARGET)
        browser.close()


if __name__ == "__main__":
    main()
