#!/usr/bin/env bash
# Makes the certificates of the tests of `pull`: an authority of its own, a server at localhost, and a client. They hold from
# 2020 to 2120, whatever a computer's clock says. Nobody else trusts the authority, and its key is thrown away.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
touch "$work/index"
cat >"$work/ca.cnf" <<CONFIG
[ca]
default_ca = tests
[tests]
database = $work/index
new_certs_dir = $work
rand_serial = yes
default_md = sha256
default_startdate = 20200101000000Z
default_enddate = 21200101000000Z
policy = name
unique_subject = no
[name]
commonName = supplied
[authority]
basicConstraints = critical, CA:true
[server]
subjectAltName = DNS:localhost, IP:127.0.0.1
[client]
extendedKeyUsage = clientAuth
CONFIG
request() { openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$2" -out "$work/$1.csr" -subj "/CN=$3"; }
sign() { openssl ca -batch -notext -config "$work/ca.cnf" -extensions "$1" -in "$work/$1.csr" -out "$2" -keyfile "$work/ca.key" "${@:3}"; }
request authority "$work/ca.key" 'rasoat test authority'
sign authority ca.pem -selfsign
request server server.key localhost
sign server server.pem -cert ca.pem
request client client.key 'rasoat test client'
sign client client.pem -cert ca.pem
openssl pkcs12 -export -in client.pem -inkey client.key -out client.pfx -passout pass:secret-of-the-pfx
