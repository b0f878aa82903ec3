"""The base of a merge: one tree, also where two histories crossed several times."""

from functools import partial

from mdnet.sync.piece import Rules
from mdnet.sync.plan import merged_trees
from mdnet.sync.store import Store


def common_base(store: Store, rules: Rules, bases: tuple[str, ...]) -> str:
    """The tree of the common base, empty where two histories never met.

    Where they crossed, the bases are merged as any two commits are: what both of them
    brought is in it, so that neither comes back once it was deleted.
    """
    if not bases:
        return ""
    tree = store.tree(bases[0])
    known = bases[0]
    for other in bases[1:]:
        first = store.repository.merge_bases(known, other)
        old = store.tree(first[0]) if first else ""
        ours = store.tree_changes(old, tree)
        theirs = store.tree_changes(old, store.tree(other))
        files = partial(store.tree_files, tree)
        plan = merged_trees(ours, theirs, rules, files)
        tree = store.updated_tree(tree, plan.result)
    return tree
