import stat
import subprocess
import sys
from pathlib import Path

import pytest

from perflint.language import words

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="rights are the profile folder's on Windows")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("有效提升", ("有效", "提升")),
        ("不断完善制度", ("不断", "完善", "制度")),
        ("有效投诉率", ("有效", "投诉率")),
        ("优化营商环境", ("优化", "营商环境")),
        ("成效显著", ("成效", "显著")),
        ("", ()),
    ],
)
def test_cut(text: str, expected: tuple[str, ...]) -> None:
    assert words.cut(text) == expected


# Plants a poisoned cache where jieba looks by default, then cuts in a fresh process; prints what was cut and what was opened.
PROBE = """
import sys, tempfile
from pathlib import Path
shared = Path(tempfile.gettempdir())
(shared / "jieba.cache").write_bytes(b"poison")
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from perflint.language.words import cut, tokenizer
from perflint.language.patterns import find_patterns
print("/".join(cut("有效提升")), find_patterns("vague", "有效提升")[0].text)
print([path for path in opened if Path(path).is_relative_to(shared)])
print(tokenizer().tmp_dir, tokenizer().cache_file)
"""


def run_probe(tmp_path: Path, home: Path) -> tuple[list[str], str]:
    shared = tmp_path / "shared"
    shared.mkdir(exist_ok=True)
    environment = {
        "TMPDIR": str(shared),
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PYTHONPATH": ":".join(sys.path),
        "PYTHONIOENCODING": "utf-8",
    }
    done = subprocess.run([sys.executable, "-c", PROBE], env=environment, capture_output=True, encoding="utf-8", check=True)
    return done.stdout.splitlines(), done.stderr


@posix_only
def test_the_shared_temporary_folder_is_never_read(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    folder = home / "cache" / "perflint"
    for _ in ("writes the cache", "reads the cache"):
        output, errors = run_probe(tmp_path, home)
        cache = folder / "jieba-0.42.1.cache"
        assert output == ["有效/提升 有效提升", "[]", f"{folder} {cache}"]
        assert errors == ""
        assert [path.name for path in folder.iterdir()] == [cache.name]
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE(cache.stat().st_mode) == 0o600


@posix_only
def test_a_folder_that_others_can_write_is_not_used(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "cache" / "perflint"
    folder.mkdir(parents=True)
    folder.chmod(0o777)
    output, errors = run_probe(tmp_path, tmp_path / "home")
    assert output == ["有效/提升 有效提升", "[]", "/dev/null /dev/null"]
    assert errors == ""
    assert list(folder.iterdir()) == []


@posix_only
def test_a_cache_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "cache").write_text("a file in the way", encoding="utf-8")
    output, errors = run_probe(tmp_path, tmp_path / "home")
    assert output == ["有效/提升 有效提升", "[]", "/dev/null /dev/null"]
    assert errors == ""


@posix_only
def test_a_damaged_cache_is_rebuilt(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "cache" / "perflint"
    folder.mkdir(parents=True, mode=0o700)
    cache = folder / "jieba-0.42.1.cache"
    cache.write_bytes(b"damaged")
    cache.chmod(0o600)
    output, _ = run_probe(tmp_path, tmp_path / "home")
    assert output[0] == "有效/提升 有效提升"
    assert cache.stat().st_size > 1_000_000
