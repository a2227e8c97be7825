"""Body text reaches AAA (7:1) on every ground it stands on, and borders of inputs 3:1, by day and by night."""

import re

import pytest

from ledstjarna.web.layout.bundle import WEB

THEME = (WEB / "static/ledstjarna/theme.css").read_text(encoding="utf-8")
SCHEMES = ("light", "dark")
GROUNDS = ("background-default", "background-tinted", "surface-default", "surface-tinted")


def colours(scheme: str) -> dict[str, str]:
    block = THEME.split(f"@layer ds.theme.color-scheme.{scheme}")[1].split("@media")[0]
    return dict(re.findall(r"--ds-color-([\w-]+): (#[0-9A-Fa-f]{6})", block))


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("letters", ["text-default", "text-subtle"])
@pytest.mark.parametrize("scale", ["neutral", "spruce"])
def test_text_on_every_ground(scheme: str, ground: str, letters: str, scale: str) -> None:
    shown = colours(scheme)
    assert contrast(shown[f"{scale}-{letters}"], shown[f"neutral-{ground}"]) >= 7


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("scale", ["info", "success", "warning", "danger", "spruce", "star"])
def test_text_on_its_own_tint(scheme: str, scale: str) -> None:
    shown = colours(scheme)
    assert contrast(shown[f"{scale}-text-default"], shown[f"{scale}-surface-tinted"]) >= 7


@pytest.mark.parametrize("scheme", SCHEMES)
def test_buttons_and_input_borders(scheme: str) -> None:
    shown = colours(scheme)
    assert contrast(shown["spruce-base-default"], shown["spruce-base-contrast-default"]) >= 7
    assert contrast(shown["neutral-border-default"], shown["neutral-surface-default"]) >= 3
    assert contrast(shown["neutral-border-default"], shown["neutral-background-default"]) >= 3
