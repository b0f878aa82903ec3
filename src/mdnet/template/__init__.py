"""The vault template: its files, and what `mdnet init` does with them.

`plan_init` is pure: what is there goes in, the changes and the words for them come
out. Writing is the vault's work.
"""

from mdnet.template.files import template_files
from mdnet.template.plan import InitPlan, plan_init
from mdnet.template.survey import Existing, survey

__all__ = ["Existing", "InitPlan", "plan_init", "survey", "template_files"]
