"""python -m evaluation: print every figure for all and per language, and what falls below its floor."""

from __future__ import annotations

import sys

from evaluation.measure import LANGUAGES, available, measured, shortfalls


def main() -> int:
    if not available():
        print("no gold beside the checkout (../shared/reading): nothing to measure against")
        return 0
    found = measured()
    print(f"{'field':34}" + "".join(f"{language:>9}" for language in ("all", *LANGUAGES)) + f"{'expected':>10}")
    for field in found["all"]:
        row = "".join(
            f"{found[language][field]['f1']:9.3f}" if field in found[language] else f"{'–':>9}"
            for language in ("all", *LANGUAGES)
        )
        print(f"{field:34}{row}{found['all'][field]['expected']:10.0f}")
    short = shortfalls(found)
    for shortfall in short:
        print(f"below its floor: {shortfall}")
    return bool(short)


sys.exit(main())
