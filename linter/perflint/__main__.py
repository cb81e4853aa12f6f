"""`python -m perflint`."""

import sys

from perflint.commands import main

sys.exit(main())
