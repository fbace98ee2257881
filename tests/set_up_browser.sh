#!/bin/sh
# Puts Chromium and axe-core where the tests of what people see look for them, where that is possible. System packages are
# installed where CI is set (as root, on a Debian) and nowhere else: a person's machine is theirs. What is missing is skipped
# by those tests with its name; nothing here ends a run.
venv=${1:-.venv}

have() { command -v "$1" >/dev/null 2>&1; }

if ! { have chromium && have chromedriver; } && have apt-get && [ -n "$CI" ] && [ "$(id -u)" = 0 ]; then
  echo "installing Chromium for the tests of what people see ..." >&2
  export DEBIAN_FRONTEND=noninteractive
  quick="-q -o Acquire::Retries=2 -o Acquire::http::Timeout=30 -o DPkg::Lock::Timeout=60"
  # shellcheck disable=SC2086 # options, one word each
  { timeout 120 apt-get $quick update && timeout 600 apt-get $quick install -y --no-install-recommends \
    chromium chromium-driver fonts-dejavu-core fonts-liberation; } >"$venv/chromium.log" 2>&1 ||
    echo "Chromium could not be installed ($venv/chromium.log says why); its tests are skipped" >&2
fi

if [ ! -f "$venv/axe/node_modules/axe-core/axe.min.js" ] && have npm; then
  mkdir -p "$venv/axe" &&
    timeout 120 npm install --prefix "$venv/axe" --no-save --no-audit --no-fund --ignore-scripts --loglevel=error \
      axe-core@4 >"$venv/axe.log" 2>&1 ||
    echo "axe-core could not be installed ($venv/axe.log says why); its tests are skipped" >&2
fi
exit 0
