"""python -m svidok"""

from svidok.cli import main

main()
