"""Builds the compiled kernels, where a compiler is, and files the phrases; an install never fails for want of either.

    python hatch_build.py            build what is missing or stale beside its source, say in one line what came of it
    python hatch_build.py --must     the same, and fail where it cannot be done

Packaging runs it as its build hook, for wheels and for editable installs. Sources are `<room>/native/*.pyx` and the
`.pxi` they include; the C they become lives in a temporary folder. Each module is told the digest of its source, see
cleaners/kernels.py. Filed phrases lie beside their sources, see cleaners/chrome/filed.py.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parent
_NO_FUSING: Final = ["-O3", "-g0", "-ffp-contract=off"]  # a fused multiply-add rounds once where numpy rounds twice
_TIMEOUT_S: Final = 900
_INCLUDED: Final = re.compile(r'^include "(.+)"$', re.MULTILINE)
_DIRECTIVES: Final = {
    "language_level": "3", "boundscheck": False, "wraparound": False, "cdivision": True, "initializedcheck": False,
}  # fmt: skip
# In a process of its own, which needs nothing but Python: what the signboard imports may not be installed yet.
_FILING: Final = """
import sys
from importlib.util import module_from_spec, spec_from_file_location
sys.path.insert(0, ".")
signboard = spec_from_file_location("cleaners.chrome", "cleaners/chrome/__init__.py")
sys.modules["cleaners.chrome"] = module_from_spec(signboard)  # and not run
from cleaners.chrome import filed
for place, image in filed.unkept():
    near = place.with_name(f".{place.name}.tmp")
    near.write_bytes(image)
    near.replace(place)
"""
_UNPACKING: Final = "from cleaners.detector import keep; keep()"
# As text in the binary, where _is_fresh finds it; Cython keeps its own strings packed.
_SOURCE: Final = '''
cdef extern from *:
    """static const char winnow_source[] = "{}";"""
    const char winnow_source[]
SOURCE = winnow_source.decode("ascii")
'''

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand where nothing is packaged
    BuildHookInterface = object  # type: ignore[assignment,misc]


class KernelHook(BuildHookInterface):  # type: ignore[type-arg,misc]
    """Puts what could be built into the wheel, and marks that as one for this Python and machine."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's form
        """Build before the files are gathered."""
        print(unfiled := file_phrases(), end="", file=sys.stderr)
        if not unfiled:
            for path in filed():
                build_data["force_include"][str(path)] = path.relative_to(ROOT).as_posix()
        wrong = build()
        print(said(wrong), file=sys.stderr)
        built = [(source, module) for source in sources() if (module := module_of(source)).exists()]
        if wrong or not built:
            return
        build_data["pure_python"], build_data["infer_tag"] = False, True
        for _, module in built:
            build_data["force_include"][str(module)] = module.relative_to(ROOT).as_posix()


def file_phrases() -> str:
    """Keep the phrases filed; a line on why that could not be done, empty where it was."""
    if not (ROOT / "cleaners/chrome/phrases").is_dir():
        return ""
    return _prepared(_FILING, "phrases are filed anew by each process")


def unpack_model() -> str:
    """Keep the language detector's model unpacked; a line on why that could not be done, empty where it was.

    Not for wheels: it is 68 MB.
    """
    if not (ROOT / "cleaners/detector.py").is_file():
        return ""
    return _prepared(_UNPACKING, "each process unpacks the language detector's model")


def _prepared(program: str, otherwise: str) -> str:
    """Run a program of ours in a process of its own; a line on what happens without it where that failed."""
    try:
        ended = subprocess.run(  # noqa: S603 - one of the texts above
            [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, errors="replace", check=False,
            timeout=_TIMEOUT_S,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"winnow: {otherwise} ({error})\n"
    return f"winnow: {otherwise} ({_reason(ended.stdout + ended.stderr)})\n" if ended.returncode else ""


def filed() -> list[Path]:
    """Every file of filed phrases."""
    return sorted(ROOT.glob("cleaners/chrome/phrases/*.filed"))


def sources() -> list[Path]:
    """Every kernel's source."""
    return sorted(ROOT.glob("*/native/*.pyx"))


def module_of(source: Path) -> Path:
    """Where the module of a source lies, for this Python."""
    return source.with_name(source.stem + EXTENSION_SUFFIXES[0])


def digest(source: Path) -> str:
    """What a module is told of its source and what that includes, so that it can be told stale."""
    found = hashlib.sha256()
    for part in parts(source):
        found.update(part.read_bytes().replace(b"\r\n", b"\n"))
    return found.hexdigest()


def parts(source: Path) -> list[Path]:
    """A source and the files it includes."""
    names = _INCLUDED.findall(source.read_text(encoding="utf-8"))
    return [source, *(source.with_name(name) for name in names)]


def build() -> str:
    """Build what is missing or stale; why that could not be done, empty where it was."""
    wanted = [source for source in sources() if not _is_fresh(source)]
    if not wanted:
        return ""
    with tempfile.TemporaryDirectory(prefix="winnow-native-") as folder:
        wrong = _compiled(wanted, Path(folder))
        return wrong or _moved(wanted, Path(folder))


def said(wrong: str) -> str:
    """One line on what came of it."""
    if wrong:
        return f"winnow: no compiled kernels ({wrong}); its pure Python does the same, slower"
    return f"winnow: compiled kernels {', '.join(source.stem for source in sources())}"


def _is_fresh(source: Path) -> bool:
    """The digest stands in the module as text: looking does not load it."""
    module = module_of(source)
    return module.exists() and digest(source).encode() in module.read_bytes()


def _compiled(wanted: list[Path], folder: Path) -> str:
    """Compile in a process of its own: build tools patch what they import, print much, and may crash."""
    command = [sys.executable, str(Path(__file__).resolve()), "--into", str(folder)]
    try:
        ended = subprocess.run(  # noqa: S603 - this very file
            [*command, *map(str, wanted)], capture_output=True, text=True, errors="replace", check=False,
            cwd=folder, timeout=_TIMEOUT_S,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return "" if ended.returncode == 0 else _reason(ended.stdout + ended.stderr)


def _reason(output: str) -> str:
    """The line of a failed build that says most."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    for sign in ("No module named", "fatal error", "No such file", ".pyx:", ".pxi:", "error:", "Error"):
        for line in lines:
            if sign in line:
                return line[:200]
    return lines[-1][:200] if lines else "the build said nothing"


def _moved(wanted: list[Path], folder: Path) -> str:
    """Put the modules in their places, each whole: a program that has the old one open keeps it."""
    try:
        for source in wanted:
            module = module_of(source)
            built = folder / "lib" / module.relative_to(ROOT)
            near = module.with_name(f".{module.name}.{os.getpid()}.tmp")
            shutil.copyfile(built, near)
            near.replace(module)
    except OSError as error:
        return str(error)
    return ""


def compile_into(folder: Path, wanted: list[Path]) -> None:
    """What the process of its own does.

    Args:
        folder: for everything that comes of it; modules lie in its `lib`.
        wanted: sources below the root.
    """
    import setuptools  # noqa: PLC0415 - the build tools may be missing, which is no error
    from Cython.Build import cythonize  # noqa: PLC0415 - as above
    from setuptools.command.build_ext import build_ext  # noqa: PLC0415 - as above

    extensions = []
    for source in wanted:
        place = source.relative_to(ROOT)
        copy = folder / "src" / place
        copy.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text(encoding="utf-8")
        for part in parts(source):
            shutil.copy(part, copy.parent)
        copy.write_text(text + _SOURCE.format(digest(source)), encoding="utf-8")
        name = ".".join(place.with_suffix("").parts)
        flags = [] if os.name == "nt" else _NO_FUSING
        extensions.append(setuptools.Extension(name, [str(copy)], extra_compile_args=flags))
    made = cythonize(extensions, compiler_directives=_DIRECTIVES, build_dir=str(folder / "c"), quiet=True)
    command = build_ext(setuptools.Distribution({"ext_modules": made}))
    command.build_temp, command.build_lib = str(folder / "o"), str(folder / "lib")
    command.ensure_finalized()
    command.run()


def main() -> int:
    if "--into" in sys.argv:
        folder, *wanted = sys.argv[sys.argv.index("--into") + 1 :]
        compile_into(Path(folder), [Path(source) for source in wanted])
        return 0
    unfiled, wrong = file_phrases() + unpack_model(), build()
    print(unfiled + said(wrong), file=sys.stderr)
    return 1 if (unfiled or wrong) and "--must" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
