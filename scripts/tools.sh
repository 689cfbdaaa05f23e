#!/usr/bin/env bash
# Installs from Debian what the browser tests, the parser cross-checks and the reasoner need; N3.js and axe-core from npm.
set -euo pipefail

missing=()
command -v rapper >/dev/null || missing+=(raptor2-utils)
command -v chromium >/dev/null || missing+=(chromium)
command -v chromedriver >/dev/null || missing+=(chromium-driver)
command -v java >/dev/null || missing+=(default-jre-headless)
command -v npm >/dev/null || missing+=(npm)
if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi

if [ ! -d node_modules/n3 ] || [ ! -d node_modules/axe-core ]; then
  npm install --silent --no-save --no-package-lock --no-audit --no-fund n3@2 axe-core@4
fi
