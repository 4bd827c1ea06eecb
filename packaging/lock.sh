#!/bin/sh
# Writes requirements/*.txt anew from pyproject.toml; needs uv (`pip install uv`).
# No address of any index gets into the files: each line is a version and its hashes.
set -eu
cd "$(dirname -- "$(readlink -f -- "$0")")/.."

lock() {
    output=$1
    shift
    uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
        --quiet --output-file "requirements/$output" "$@"
}

# OpenVINO asks for a module that reports its use over the network, and does without it.
lock lock.txt pyproject.toml --no-emit-package openvino-telemetry
lock dev.txt --group dev --constraint requirements/lock.txt
printf 'setuptools>=77\nwheel\n' | lock build.txt --constraint requirements/lock.txt -
