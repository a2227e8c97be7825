"""Builds what the browser fetches of the look: one style sheet, its pictures and the letters.

Run `python -m ledstjarna.web.layout.bundle [folder]` after `npm ci`; it takes a fraction of a second and
writes to `var/vendor`, which is served beside `ledstjarna/web/static` and never committed.
Third-party files come from `node_modules`; pictures that Designsystemet carries as data addresses become
files of their own, so that the content security policy can stay at `default-src 'self'`.
"""

import hashlib
import re
import shutil
import sys
from pathlib import Path
from urllib.parse import unquote

WEB = Path(__file__).resolve().parents[1]
ROOT = WEB.parents[1]
DESIGNSYSTEMET = Path("@digdir/designsystemet-css/dist/src")
INTER = Path("@fontsource-variable/inter/files")

# Only the parts our pages use: the whole of Designsystemet is three times as large.
BASE_PARTS = ("base",)
COMPONENT_PARTS = (
    "alert", "button", "details", "error-summary", "field", "fieldset", "input", "label",
    "link", "pagination", "skip-link", "table", "tag", "validation-message",
)  # fmt: skip
LETTERS = {
    "inter-latin-wght-normal.woff2": "inter-latin.woff2",
    "inter-latin-ext-wght-normal.woff2": "inter-latin-ext.woff2",
}

_PICTURE = re.compile(r"""url\((["'])data:image/svg\+xml[^,]*,(.*?)\1\)""", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class MissingPackagesError(Exception):
    """`node_modules` lacks a package of the look; `npm ci` brings it."""


def build(target: Path, *, modules: Path = ROOT / "node_modules") -> Path:
    """Write the look to `target`/look and return the style sheet's path.

    Raises `MissingPackagesError` when a third-party file is not there.
    """
    look = target / "look"
    look.mkdir(parents=True, exist_ok=True)
    for source, name in LETTERS.items():
        shutil.copyfile(_existing(modules / INTER / source), look / name)
    sheet = look / "look.css"
    sheet.write_text(_with_pictures_as_files(style_sheet(modules), look), encoding="utf-8")
    return sheet


def style_sheet(modules: Path) -> str:
    """The whole style sheet as text: Designsystemet's parts, our theme, the frame, the components."""
    theirs = modules / DESIGNSYSTEMET
    parts = ["@layer ds.theme, ds.base, ds.components, look;"]
    parts += [_layered("ds.base", theirs / f"{name}.css") for name in BASE_PARTS]
    parts += [_layered("ds.components", theirs / f"{name}.css") for name in COMPONENT_PARTS]
    parts.append(_read(WEB / "static/ledstjarna/theme.css"))
    parts += [_layered("look", path) for path in own_sheets()]
    return "\n".join(_smaller(part) for part in parts)


def own_sheets() -> list[Path]:
    """Our own style sheets: the frame before the components, print last."""
    frame = [WEB / "layout" / f"{name}.css" for name in ("letters", "ground", "page")]
    return [
        *frame,
        *sorted((WEB / "components").glob("*.css")),
        *sorted(WEB.glob("*/door.css")),
        WEB / "layout/print.css",
    ]


def _layered(layer: str, path: Path) -> str:
    return f"@layer {layer}{{{_read(path)}}}"


def _read(path: Path) -> str:
    return _existing(path).read_text(encoding="utf-8").replace('@charset "UTF-8";', "")


def _existing(path: Path) -> Path:
    if not path.exists():
        raise MissingPackagesError(f"{path} is missing: run npm ci")
    return path


def _smaller(css: str) -> str:
    """Without comments and indentation; strings keep their spaces since only line ends are joined."""
    return re.sub(r"\s*\n\s*", "\n", _COMMENT.sub("", css)).strip()


def _with_pictures_as_files(css: str, folder: Path) -> str:
    def as_file(match: re.Match[str]) -> str:
        picture = unquote(match.group(2))
        name = f"{hashlib.sha256(picture.encode()).hexdigest()[:10]}.svg"
        (folder / name).write_text(picture, encoding="utf-8")
        return f'url("{name}")'

    return _PICTURE.sub(as_file, css)


if __name__ == "__main__":
    print(build(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "var/vendor"))  # noqa: T201
