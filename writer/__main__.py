"""`python -m writer` is `connote`."""

from writer.cli import main

main()
