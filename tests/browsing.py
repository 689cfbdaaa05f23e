"""A headless Chromium for which no host can be resolved, and what it says of a page."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from parsers import ROOT, needs
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
WITHIN = 20
"""How long the machine may take for what a page does at once, in seconds."""


@contextmanager
def chromium() -> Iterator[webdriver.Chrome]:
    """Run a browser."""
    needs("chromium with chromedriver", CHROMIUM and DRIVER)
    options = Options()
    options.binary_location = str(CHROMIUM)
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.add_argument("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
    try:
        yield driver
    finally:
        driver.quit()


class Page:
    """A page in the browser.

    Args:
        driver: the browser.
        path: the file of the page, or its address.
        fragment: what stands behind ``#`` in the address.
        size: width and height of the screen, in pixels.
        dark: whether the system asks for dark pages.
    """

    def __init__(
        self,
        driver: webdriver.Chrome,
        path: Path | str,
        fragment: str = "",
        size: tuple[int, int] = (1280, 800),
        dark: bool = False,
    ) -> None:
        self.driver = driver
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        motion = [{"name": "prefers-reduced-motion", "value": "reduce"}]
        metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size[0] < 500}
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme + motion})
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        driver.get("about:blank")
        # What other pages asked for and complained of is not this one's.
        self.requests()
        self.complaints()
        self.address = path if isinstance(path, str) else path.as_uri()
        driver.get(self.address + (f"#{fragment}" if fragment else ""))
        # Two frames, so that what the first one has set off is drawn.
        driver.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")

    def js(self, expression: str, *arguments: Any) -> Any:
        """Return the value of a JavaScript expression."""
        return self.driver.execute_script(f"return {expression}", *arguments)

    def wait(self, expression: str) -> None:
        """Wait until a JavaScript expression holds."""
        WebDriverWait(self.driver, WITHIN, 0.05).until(lambda _: self.js(expression), expression)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, on whatever has the focus."""
        for key in keys:
            self.driver.switch_to.active_element.send_keys(key)

    def find(self, text: str) -> None:
        """Find and select something by keys alone."""
        self.press("/", text, Keys.ENTER)

    def click(self, selector: str) -> None:
        """Click the first element that a CSS selector names."""
        self.driver.find_element("css selector", selector).click()

    def click_map(self, node: str) -> None:
        """Click where a node is drawn."""
        from selenium.webdriver.common.action_chains import ActionChains

        where = self.js("MapView.placeOf(arguments[0])", node)
        area = self.driver.find_element("id", "map")
        right, down = where["x"] - area.size["width"] / 2, where["y"] - area.size["height"] / 2
        ActionChains(self.driver).move_to_element_with_offset(
            area, round(right), round(down)
        ).click().perform()

    def text(self, selector: str) -> str:
        """Return the text of the first element that a CSS selector names."""
        return str(self.js("document.querySelector(arguments[0]).textContent", selector))

    def fragment(self) -> str:
        """Return what stands behind ``#`` in the address."""
        return str(self.js("location.hash.slice(1)"))

    def faults(self) -> list[str]:
        """Return what axe-core finds that would seriously hinder people who see, hear or move otherwise."""
        needs("axe-core", AXE.is_file())
        self.driver.execute_script(AXE.read_text("utf-8"))
        found = self.driver.execute_async_script(
            "axe.run(document, {resultTypes: ['violations']}).then((told) => arguments[0](told.violations))"
        )
        return [
            f"{fault['id']}: {', '.join(str(node['target']) for node in fault['nodes'][:3])}"
            for fault in found
            if fault["impact"] in ("serious", "critical")
        ]

    def complaints(self) -> list[str]:
        """Return what the console says."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """Return the addresses that were asked for since the last call."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return [
            event["params"]["request"]["url"]
            for event in events
            if event["method"] == "Network.requestWillBeSent"
        ]

    def outside_requests(self) -> list[str]:
        """Return the addresses that were asked for and are neither in files nor on the page's own server."""
        inside = ("file:", "data:", "blob:", "about:")
        if self.address.startswith("http"):
            inside = (*inside, "/".join(self.address.split("/")[:3]) + "/")
        return [address for address in self.requests() if not address.startswith(inside)]
