#!/bin/sh
# Installs what the benchmarks need and this machine lacks: wrk, h2load and nginx with apt-get (Debian, as root), Bun with npm into tmp/.
# Note that Debian starts the nginx service when it installs the package. Fails only if a load generator is missing in the end.
cd "$(dirname "$0")" || exit 1
PATH=$PATH:/usr/sbin
have() { command -v "$1" >/dev/null 2>&1; }

missing=
have wrk || missing="$missing wrk"
have h2load || missing="$missing nghttp2-client"
have nginx || missing="$missing nginx-light"
if [ -n "$missing" ]; then
	if have apt-get && [ "$(id -u)" = 0 ]; then
		# shellcheck disable=SC2086
		apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $missing
	else
		echo "missing, to be installed by hand (Debian's names):$missing" >&2
	fi
fi

if ! have bun && ! [ -x tmp/node_modules/.bin/bun ]; then
	if have npm; then
		mkdir -p tmp && npm install --no-audit --no-fund --prefix tmp bun@1.4
	else
		echo "Bun is left out: neither bun nor npm is installed" >&2
	fi
fi

have nginx || echo "nginx is left out: not installed" >&2
have wrk && have h2load || { echo "the load generators wrk and h2load are needed" >&2; exit 1; }
