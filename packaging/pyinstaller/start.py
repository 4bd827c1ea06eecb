"""What a frozen build starts: the program, and its worker processes."""

import sys

from ajna_desktop.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
