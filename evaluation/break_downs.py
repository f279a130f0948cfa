"""Do the regions of a break-down add up to the total that was stated? python -m evaluation.break_downs [--misses]

Measured on real posts of one ministry (`../shared/data/mod_russia_posts.jsonl`): the bulletins that say «дежурными
средствами ПВО» give counts, the stories of soldiers between them give none; a post that breaks its total down by
regions and seas is read so that the parts add up, or the reading says that they do not (`RaidReport.parts`); where a
post states no total none is made up.
"""

from __future__ import annotations

import json
import re
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from svidok.model.reading import Parts, Reading
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

POSTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "mod_russia_posts.jsonl"
BULLETIN = re.compile(r"дежурн\w+\s+средств\w+\s+ПВО", re.IGNORECASE)
OF_A_STORY = re.compile(r"\b(?:расч[её]т|оператор|экипаж|танк|взвод|группировк)", re.IGNORECASE)
KINDS = ("equal", "fewer", "more", "no total stated")


@dataclass(frozen=True)
class Read:
    """A post and what was read in it."""

    id: str
    text: str
    reading: Reading

    @property
    def bulletin(self) -> bool:
        return bool(BULLETIN.search(self.text))

    @property
    def counts(self) -> list[str]:
        return [
            f"{count.weapon} {count.outcome} {count.range} {count.admin1 or ''}".strip()
            for raid in self.reading.raids
            for count in raid.counts
        ]

    @property
    def break_down(self) -> str | None:
        """How its parts add up; None where it names fewer than two regions."""
        regions = {count.admin1 for raid in self.reading.raids for count in raid.counts} - {None}
        if len(regions) < 2:
            return None
        found = [raid.parts for raid in self.reading.raids if raid.parts]
        return max(found, key=list(Parts).index).value if found else KINDS[-1]


def posts(path: Path = POSTS) -> Iterator[Read]:
    way = corridor()
    for line in path.read_text("utf-8").splitlines():
        post = json.loads(line)
        day = datetime.fromisoformat(post["published"]).date()
        report = Report(post["id"], post["text"], post["lang"], day, source_name=post["source_name"])
        yield Read(post["id"], post["text"], way.read(report))


def main() -> int:
    parser = ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--misses", action="store_true", help="print what does not come out as it should")
    options = parser.parse_args()
    if not POSTS.is_file():
        print("no posts beside the checkout (../shared/data): nothing to measure against")
        return 0
    read = list(posts())
    bulletins = [post for post in read if post.bulletin]
    silent = [post for post in bulletins if not post.counts]
    stories = [post for post in read if not post.bulletin and OF_A_STORY.search(post.text)]
    counted = [post for post in stories if post.counts]
    parted = [post for post in bulletins if post.break_down]
    print(f"{len(read)} posts, {len(bulletins)} bulletins of air defence: {len(bulletins) - len(silent)} give counts")
    print(f"{len(stories)} stories of crews and units: {len(counted)} give counts")
    print(f"{len(parted)} break-downs by regions:", end=" ")
    print(", ".join(f"{sum(post.break_down == kind for post in parted)} {kind}" for kind in KINDS))
    if options.misses:
        wrong = [post for post in parted if post.break_down in ("fewer", "more")]
        for post in (*silent, *counted, *wrong):
            print(f"\n{post.id} {' '.join(post.text.split())[:600]}\n    {post.counts}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
