#!/usr/bin/env bash
# Installs from Debian what the browser tests, the parser cross-checks, the reasoner and the tests with other
# engines need; N3.js, axe-core and Comunica from npm.
set -euo pipefail

missing=()
command -v rapper >/dev/null || missing+=(raptor2-utils)
command -v chromium >/dev/null || missing+=(chromium)
command -v chromedriver >/dev/null || missing+=(chromium-driver)
command -v java >/dev/null || missing+=(default-jre-headless)
command -v npm >/dev/null || missing+=(npm)
command -v curl >/dev/null || missing+=(curl)
command -v virtuoso-t >/dev/null || missing+=(virtuoso-opensource-7)
[ -e /usr/share/java/jena-arq.jar ] || missing+=(libapache-jena-java)
if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi

if [ ! -d node_modules/n3 ] || [ ! -d node_modules/axe-core ] || [ ! -d node_modules/@comunica/query-sparql ]; then
  npm install --silent --no-save --no-package-lock --no-audit --no-fund n3@2 axe-core@4 @comunica/query-sparql@4
fi
