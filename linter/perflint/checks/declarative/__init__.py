"""Rules that a bureau declares in a TOML file, without programming (docs/write-a-rule-pack.md).

A pack is loaded from a path that the user names, never found by itself. Each rule is one of a few kinds of checks and
carries an example that it must object to and one that it must not; a pack whose examples fail does not load.
"""
