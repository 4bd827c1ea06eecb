"""The command `doctor`: is everything there that the program needs?"""

from dataclasses import asdict

import click

from ajna_desktop.cli.opening import bundle_folders, engine_for, json_option
from ajna_desktop.cli.paths_in_json import print_json
from ajna_desktop.domain.scan import displayable
from ajna_desktop.paths import UserFolders
from ajna_desktop.tasks.doctor import examine


@click.command()
@json_option
def doctor(as_json: bool) -> int:
    """Look at versions, device, model bundles, caches and workers.

    The exit code is 1 when something is wrong.
    """
    users = UserFolders.of_this_user()
    findings = []
    with engine_for(users) as engine:
        for finding in examine(users, bundle_folders(users), engine):
            findings.append(finding)
            if not as_json:
                mark = "  " if finding.is_well else "✗ "
                click.echo(f"{mark}{finding.subject:<34}{displayable(finding.told)}")
    if as_json:
        print_json([asdict(finding) for finding in findings])
    return 0 if all(finding.is_well for finding in findings) else 1
